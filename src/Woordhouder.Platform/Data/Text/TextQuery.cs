using System.Text;

namespace Woordhouder.Platform.Data;

/// <summary>A part of what the full-text index holds of a row, the weightiest first: in SQLite a column, in PostgreSQL a weight (A–D).</summary>
public enum TextField { Any = -1, Name = 0, Maker = 1, Topic = 2, Rest = 3 }

/// <summary>Words that stand next to each other: mostly one.</summary>
/// <param name="Words">As the index holds them: lower case, letters and digits only, stemmed.</param>
/// <param name="Prefix">The last word may go on.</param>
public sealed record TextTerm(IReadOnlyList<string> Words, TextField Field = TextField.Any, bool Prefix = false);

/// <summary>Finds the rows that hold all terms of at least one of the alternatives.</summary>
public sealed record TextQuery(IReadOnlyList<IReadOnlyList<TextTerm>> AnyOf)
{
    internal static readonly string[] Columns = ["name", "maker", "topic", "rest"];

    /// <summary>In the language of FTS5 (sqlite.org/fts5.html, section 3) or of tsquery. Words hold letters and digits only, so nothing in them is an operator.</summary>
    internal string Render(bool sqlite) => string.Join(sqlite ? " OR " : " | ", AnyOf.Select(all => $"({string.Join(sqlite ? " AND " : " & ", all.Select(t => sqlite ? Fts5(t) : TsQuery(t)))})"));

    private static string Fts5(TextTerm term)
    {
        var phrase = $"\"{string.Join(' ', term.Words.Select(Checked))}\"{(term.Prefix ? " *" : "")}";
        return term.Field == TextField.Any ? phrase : $"{Columns[(int)term.Field]} : {phrase}";
    }

    private static string TsQuery(TextTerm term)
    {
        var mark = (term.Field == TextField.Any ? "" : ((char)('A' + (int)term.Field)).ToString());
        var words = term.Words.Select((word, i) =>
        {
            var marks = (term.Prefix && i == term.Words.Count - 1 ? "*" : "") + mark;
            return marks.Length > 0 ? $"'{Checked(word)}':{marks}" : $"'{Checked(word)}'";
        });
        return $"({string.Join(" <-> ", words)})";
    }

    private static string Checked(string word)
    {
        foreach (var rune in word.EnumerateRunes())
            if (!Rune.IsLetterOrDigit(rune)) throw new ArgumentException("a word of the index holds letters and digits only");
        return word;
    }
}

/// <summary>What the full-text index holds of one row: words as in <see cref="TextTerm"/>, between blanks.</summary>
public sealed record TextEntry(long Number, string Name, string Maker, string Topic, string Rest);
