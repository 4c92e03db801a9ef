using System.Security.Cryptography;
using System.Text;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection;

/// <summary>Which title a record is about, and whether it says anything new.</summary>
/// <param name="Number">001; a record without one is known by its contents.</param>
internal sealed record RecordKey(string Number, string Source, string Digest)
{
    /// <summary>Part of every digest: raise it when the program reads more from a record, and the next import brings all titles up to date.</summary>
    private const string Reading = "2";
    private const int Longest = 80;

    /// <param name="record">What may pass of it (<see cref="PublicFields"/>).</param>
    public static RecordKey Of(MarcRecord record, TitleFacts facts, IReadOnlyList<Copy> copies)
    {
        var digest = DigestOf(record, copies);
        var source = PlainText.Fit(facts.ControlSource ?? "", Longest);
        return facts.ControlNumber is { Length: > 0 and <= Longest } number ? new(PlainText.Fit(number, Longest), source, digest) : new("sha256:" + digest, source, digest);
    }

    /// <summary>The record came without a number: what stands here is its contents.</summary>
    public bool IsContent => Number.StartsWith("sha256:", StringComparison.Ordinal);

    /// <summary>A number of nobody's, that another book has here already: told apart by what stays the same when the record is mended.</summary>
    public RecordKey Apart(string book) => this with { Number = $"{Number}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(book)))[..12]}" };

    /// <summary>A number that one file gives to two different records is no number: the second one is known by its contents too.</summary>
    public RecordKey Apart() => this with { Number = $"{Number}~{Digest[..12]}" };

    /// <summary>
    /// SHA-256 over what the catalogue takes from the record, as it would be written: not its lengths, its number (001, 003), the date of its export (005)
    /// or the order of its copies. So both formats of one record have one digest, and so has what this program exports of it.
    /// </summary>
    private static string DigestOf(MarcRecord record, IReadOnlyList<Copy> copies)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Take(string text, char end) => hash.AppendData(Encoding.UTF8.GetBytes(text + end));
        Take(Reading, '\n');
        var leader = WritableMarc.Leader(record);
        Take(leader[5..9] + leader[17..20], '\n');
        foreach (var field in record.ControlFields)
            if (field.Tag is not ("001" or "003" or "005")) Take(field.Tag + WritableMarc.Text(field.Value), '\u001E');
        foreach (var field in WritableMarc.Written(record.DataFields))
        {
            Take($"{field.Tag}{WritableMarc.Indicator(field.Indicator1)}{WritableMarc.Indicator(field.Indicator2)}", '\u001F');
            foreach (var subfield in field.Subfields) Take(subfield.Code + WritableMarc.Text(subfield.Value), '\u001F');
            Take("", '\u001E');
        }
        foreach (var copy in copies.OrderBy(c => c.Barcode, StringComparer.Ordinal)) Take($"{copy.Barcode}\u001F{copy.Branch}\u001F{copy.ShelfMark}", '\u001E');
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>The numbers and books that one file has given out so far, as 64-bit prints: some 24 bytes a record, so a file may be as long as it likes.</summary>
internal sealed class NumbersOfFile
{
    private readonly Dictionary<ulong, ulong> seen = [];
    private readonly HashSet<ulong> books = [];

    /// <summary>This file had a record of the same source about the same book already: to it they are two, and so they are here.</summary>
    public bool HasAnother(RecordKey key, TitleFacts facts)
    {
        var another = false;
        foreach (var book in BookKey.Of(facts)) another |= !books.Add(Print($"{key.Source}\n{book}"));
        return another;
    }

    public RecordKey Unique(RecordKey key)
    {
        var number = Print($"{key.Source}\n{key.Number}");
        var content = Print(key.Digest);
        if (seen.TryAdd(number, content)) return key;
        return seen[number] == content ? key : key.Apart();
    }

    private static ulong Print(string text) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
