using Woordhouder.Collection.Marc;
using Woordhouder.Kernel;

namespace Woordhouder.Collection;

/// <summary>What a change of many does to one record.</summary>
internal static class RecordChange
{
    /// <summary>The changed record, or why this one is left out (id of a text).</summary>
    public static (MarcRecord? Record, string? LeftOut) Of(MarcRecord record, BatchAct act, string value, DateOnly today) => act switch
    {
        BatchAct.AddGenre => Add(record, RepeatedField.Genres, value),
        BatchAct.RemoveGenre => Remove(record, RepeatedField.Genres, value),
        BatchAct.AddSubject => Add(record, RepeatedField.Subjects, value),
        BatchAct.RemoveSubject => Remove(record, RepeatedField.Subjects, value),
        _ => MaterialOf(record) == value ? (null, "left-out.already") : (record.As(value, today), null),
    };

    /// <summary>What the record says of it, for the preview.</summary>
    public static string Shown(MarcRecord record, BatchAct act) => act switch
    {
        BatchAct.AddGenre or BatchAct.RemoveGenre => record.Shown(RepeatedField.Genres).Replace("\n", "; ", StringComparison.Ordinal),
        BatchAct.AddSubject or BatchAct.RemoveSubject => record.Shown(RepeatedField.Subjects).Replace("\n", "; ", StringComparison.Ordinal),
        _ => MaterialOf(record),
    };

    private static string MaterialOf(MarcRecord record) => Material.Of(record, FixedField.Of(record), []).ToKebab();

    private static (MarcRecord?, string?) Add(MarcRecord record, RepeatedField of, string heading) =>
        record.Fields(of.Tags).Any(f => Same(of, f, heading)) ? (null, "left-out.already") : (record.With(of.Make(heading)), null);

    private static (MarcRecord?, string?) Remove(MarcRecord record, RepeatedField of, string heading)
    {
        var left = record.DataFields.Where(f => !of.Tags.Contains(f.Tag) || !Same(of, f, heading)).ToList();
        return left.Count == record.DataFields.Count ? (null, "left-out.not-there") : (record with { DataFields = left }, null);
    }

    private static bool Same(RepeatedField of, MarcDataField field, string heading) => string.Equals(of.Show(field), heading, StringComparison.OrdinalIgnoreCase);

    /// <summary>As the one way in for titles takes it; null: this would be no title any more.</summary>
    public static Incoming? Incoming(MarcRecord record, string number, string source)
    {
        var reading = TitleFacts.From(record);
        // Copies have a table of their own: a record that is changed here brings none.
        return reading.IsTitle ? RecordToTitle.Of(record, [], reading.Facts, RecordKey.Of(record, reading.Facts, []) with { Number = number, Source = source }) : null;
    }
}
