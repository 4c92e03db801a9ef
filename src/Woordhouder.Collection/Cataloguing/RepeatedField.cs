using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection;

/// <summary>A question of the form that is one or more fields of a record, a line for each.</summary>
/// <param name="Show">The line of a field; null: the form does not show this field and leaves it alone.</param>
/// <param name="Make">The field of a line that was typed.</param>
internal sealed record RepeatedField(string[] Tags, Func<MarcDataField, string?> Show, Func<string, MarcDataField> Make)
{
    public static readonly RepeatedField Maker = Named(["100", "110", "111"], '1');
    public static readonly RepeatedField Others = Named(["700", "710", "711"], '1');
    public static readonly RepeatedField Edition = Plain("250");
    public static readonly RepeatedField Extent = new(["300"], f => Isbd.Clean(string.Join(' ', f.Subfields.Where(s => s.Code is 'a' or 'b' or 'c').Select(s => s.Value))), line => Field("300", ' ', line));
    public static readonly RepeatedField Isbns = Plain("020");
    public static readonly RepeatedField Summary = Plain("520");
    public static readonly RepeatedField Genres = new(["655"], f => Isbd.Clean(f['a']), line => Field("655", '4', line));
    public static readonly RepeatedField Subjects = new(["600", "610", "611", "630", "650", "651", "653"], Heading, line => Field("650", '4', line));
    public static readonly RepeatedField Series = new(["490"], f => Isbd.Clean(f['a']) is { } name ? Isbd.Clean(f['v']) is { } volume ? $"{name} ; {volume}" : name : null,
        line => line.Split(" ; ", 2) is [var name, var volume] ? new("490", '0', ' ', [new('a', name), new('v', volume)]) : Field("490", ' ', line) with { Indicator1 = '0' });

    /// <summary>What was typed, line by line, each once.</summary>
    public static IReadOnlyList<string> Lines(string? typed) =>
        [.. (typed ?? "").Split('\n').Select(Isbd.Collapse).Where(l => l.Length > 0).Distinct()];

    private static RepeatedField Plain(string tag) => new([tag], f => f['a'] is { } text && Isbd.Collapse(text) is { Length: > 0 } shown ? shown : null, line => Field(tag, ' ', line));

    /// <summary>A name with a title ($t) is another work, not a maker of this one.</summary>
    private static RepeatedField Named(string[] tags, char indicator1) => new(tags, f => f['t'] is null ? Isbd.Clean(f['a']) : null, line => new(tags[0], indicator1, ' ', [new('a', line)]));

    private static string? Heading(MarcDataField field)
    {
        var head = Isbd.Clean(string.Join(' ', field.Subfields.Where(s => s.Code is 'a' or 'b' or 'n' or 'p' or 't').Select(s => s.Value)));
        return head is null ? null : string.Join(" – ", field.Subfields.Where(s => s.Code is 'x' or 'y' or 'z').Select(s => Isbd.Clean(s.Value)).OfType<string>().Prepend(head));
    }

    private static MarcDataField Field(string tag, char indicator2, string line) => new(tag, ' ', indicator2, [new('a', line)]);
}

internal static class RepeatedFields
{
    /// <summary>What the form shows of these fields.</summary>
    public static string Shown(this MarcRecord record, RepeatedField of) => string.Join('\n', record.Fields(of.Tags).Select(of.Show).OfType<string>().Distinct());

    /// <summary>The record with these lines: a field whose line stays keeps all that it said, a line that was added becomes a field, one that went takes its field along.</summary>
    public static MarcRecord WithLines(this MarcRecord record, RepeatedField of, string? typed)
    {
        var lines = RepeatedField.Lines(typed);
        if (lines.SequenceEqual(RepeatedField.Lines(record.Shown(of)))) return record;
        var old = record.Fields(of.Tags).Where(f => of.Show(f) is not null).ToList();
        var rest = record.DataFields.Except(old, ReferenceEqualityComparer.Instance).Cast<MarcDataField>().ToList();
        var at = old.Count > 0 ? record.DataFields.TakeWhile(f => !ReferenceEquals(f, old[0])).Count() : rest.FindLastIndex(f => string.CompareOrdinal(f.Tag, of.Tags[0]) < 0) + 1;
        rest.InsertRange(at, lines.SelectMany(line => old.Where(f => Isbd.Collapse(of.Show(f)!) == line).DefaultIfEmpty(of.Make(line))));
        return record with { DataFields = rest };
    }

    public static MarcRecord Swap(this MarcRecord record, MarcDataField old, MarcDataField field) => record with { DataFields = [.. record.DataFields.Select(f => ReferenceEquals(f, old) ? field : f)] };
}
