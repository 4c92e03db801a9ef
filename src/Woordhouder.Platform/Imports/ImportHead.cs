using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Imports;

/// <summary>Judges the first line of a file: only documented columns, each with a purpose that this library's statement has, and none that is needed left out.</summary>
internal static class ImportHead
{
    /// <returns>Where each column stands; null: the file is refused, and <paramref name="faults"/> says why.</returns>
    public static IReadOnlyDictionary<string, int>? Read(CsvRecord head, IReadOnlyList<ImportColumn> known, Library library, ImportFaults faults)
    {
        var before = faults.Count;
        var byName = known.ToDictionary(c => c.Name);
        var names = head.Fields.Select(f => f.Trim().ToLowerInvariant()).ToList();
        // A file without a first line of names begins with somebody's data: nothing of it is repeated.
        if (!names.Exists(byName.ContainsKey))
        {
            Refuse(null, new Refusal("import-head-missing"));
            return null;
        }
        foreach (var group in names.GroupBy(n => n))
        {
            if (group.Count() > 1) Refuse(group.Key, new Refusal("import-column-twice"));
            if (!byName.TryGetValue(group.Key, out var column)) Refuse(group.Key, RefusedColumns.Why(group.Key) is { } code ? new Refusal(code, null) : new Refusal("import-column-unknown"));
            else if (column.Purpose is { } purpose && !library.PurposeRuns(purpose)) Refuse(group.Key, new Refusal("import-column-off", null, ("purpose", purpose)));
        }
        foreach (var column in known.Where(c => c.Needed && !names.Contains(c.Name))) Refuse(column.Name, new Refusal("import-column-missing"));
        return faults.Count > before ? null : names.Index().ToDictionary(n => n.Item, n => n.Index);

        void Refuse(string? column, Refusal why) => faults.Add(head.Line, column, why);
    }
}
