using DiffPlex;
using DiffPlex.Chunkers;

namespace Woordhouder.Platform.Statements;

/// <summary>Two texts, word by word.</summary>
internal static class WordDifference
{
    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance);
        var pieces = new List<Piece>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(PieceKind.Same, diff.PiecesNew.Skip(at).Take(block.InsertStartB - at));
            Add(PieceKind.Removed, diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(PieceKind.Added, diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.InsertStartB + block.InsertCountB;
        }
        Add(PieceKind.Same, diff.PiecesNew.Skip(at));
        return pieces;

        void Add(PieceKind kind, IEnumerable<string> words)
        {
            var text = string.Concat(words);
            if (text.Length > 0) pieces.Add(new Piece(kind, text));
        }
    }
}
