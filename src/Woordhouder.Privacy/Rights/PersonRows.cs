using System.Globalization;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Texts;
using Woordhouder.Privacy.Retention;

namespace Woordhouder.Privacy.Rights;

/// <summary>A value as the person reads it, and as a machine does.</summary>
internal sealed record PersonValue(RegistryColumn Column, object? Raw, string Text);

/// <summary>The rows of one table about one person, with the columns that this person may see.</summary>
internal sealed record PersonTable(RegistryTable Table, RegistryMark Mark, IReadOnlyList<IReadOnlyList<PersonValue>> Rows);

/// <summary>
/// Reads everything about one person through the registry: no table and no column is named here, so nothing can be forgotten.
/// Shared by access report, portability and the preview of erasure.
/// </summary>
internal sealed class PersonRows(Unit unit, Library library, ProgramFactsReader program, IItems items, ValueWords words)
{
    public async Task<IReadOnlyList<PersonTable>> OfAsync(PersonId person, string language, CancellationToken ct)
    {
        var db = unit.Across();
        var sql = Sql.For(db);
        var result = new List<PersonTable>();
        foreach (var table in program.Registry.Tables.OrderBy(t => t.Depth).ThenBy(t => t.Table, StringComparer.Ordinal))
        {
            foreach (var mark in table.Marks)
            {
                var columns = Columns(table, mark);
                var rows = await db.RowsAsync($"SELECT {string.Join(", ", columns.Select(c => "t." + Sql.Quote(c.Column)))} FROM {table.Table} t WHERE {Subject(table, mark, "t")}", [sql.Value(person)], ct);
                if (rows.Count == 0) continue;
                var titles = await TitlesAsync(columns, rows, ct);
                result.Add(new PersonTable(table, mark, [.. rows.Select(row => (IReadOnlyList<PersonValue>)[.. columns.Select((c, i) => new PersonValue(c, row[i], Say(c, row[i], language, titles)))])]));
            }
        }
        return result;
    }

    /// <summary>In the order in which they are written down in code, which tells what happened from its beginning.</summary>
    private static List<RegistryColumn> Columns(RegistryTable table, RegistryMark mark) =>
        [.. table.Columns.Where(c => c.Mark is not null && (mark.Mark.Sees is not { } sees || sees.Contains(c.Property) || c.Column == mark.KeyColumn))
            .OrderBy(c => table.Entity.GetProperty(c.Property)?.MetadataToken ?? int.MaxValue)];

    /// <summary>Every column that the report of somebody reads, as table.column: what evidence compares with the database's own catalogue.</summary>
    public static IReadOnlySet<string> ColumnsRead(Registry registry) =>
        registry.Tables.SelectMany(t => t.Marks.SelectMany(m => Columns(t, m).Select(c => $"{t.Table}.{c.Column}"))).ToHashSet();

    /// <summary>SQL for "this row is about the person @p0", through parents.</summary>
    public static string Subject(RegistryTable table, RegistryMark mark, string row) => mark.Parent is { } parent
        ? $"{row}.{mark.KeyColumn} IN (SELECT p{parent.Depth}.id FROM {parent.Table} p{parent.Depth} WHERE {Subject(parent, parent.Marks[0], $"p{parent.Depth}")})"
        : $"{row}.{mark.KeyColumn} = @p0";

    /// <summary>What the copies and titles in these rows are called, by id.</summary>
    private async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(List<RegistryColumn> columns, List<object?[]> rows, CancellationToken ct)
    {
        HashSet<Guid> Ids(Type kind) => [.. columns.SelectMany((c, i) => Kind(c) == kind ? rows.Where(r => r[i] is not null).Select(r => Sql.Guid(r[i]!)) : [])];
        var (copies, titles) = (Ids(typeof(ItemId)), Ids(typeof(TitleId)));
        var names = new Dictionary<Guid, string>();
        if (copies.Count > 0)
            foreach (var item in (await items.Of([.. copies.Select(ItemId.From)], ct)).Values)
                (names[item.Id.Value], names[item.TitleId.Value]) = ($"{item.Title} ({item.Barcode})", item.Title);
        titles.ExceptWith(names.Keys);
        if (titles.Count > 0)
            foreach (var title in (await items.TitlesOf([.. titles.Select(TitleId.From)], ct)).Values) names[title.Id.Value] = title.Title;
        return names;
    }

    private string Say(RegistryColumn column, object? raw, string language, IReadOnlyDictionary<Guid, string> titles)
    {
        if (raw is null) return "";
        if (column.Mark!.Secret) return language == "en" ? "kept as a code that cannot be read back" : "bewaard als code die niet terug te lezen is";
        var culture = TextBook.Culture(language);
        var kind = Kind(column);
        if (kind == typeof(ItemId) || kind == typeof(TitleId)) return titles.GetValueOrDefault(Sql.Guid(raw)) ?? Sql.Guid(raw).ToString();
        if (IsId(kind)) return Sql.Guid(raw).ToString();
        if (kind == typeof(DateOnly)) return Sql.Day(raw).ToString("d MMMM yyyy", culture);
        if (kind == typeof(DateTimeOffset)) return library.LocalTime(Sql.Instant(raw)).ToString("d MMMM yyyy HH:mm", culture);
        if (kind == typeof(bool)) return Convert.ToInt64(raw, CultureInfo.InvariantCulture) != 0 ? (language == "en" ? "yes" : "ja") : (language == "en" ? "no" : "nee");
        if (kind == typeof(Money)) return new Money(Convert.ToInt64(raw, CultureInfo.InvariantCulture)).Format(culture);
        if (kind.IsEnum) return words.OfEnum(kind, raw, language);
        return raw switch { byte[] bytes => Convert.ToHexStringLower(bytes), IFormattable f => f.ToString(null, culture), _ => words.OfText(column.Property, raw.ToString() ?? "", language) };
    }

    /// <summary>The number of a row: it says nothing to who reads it.</summary>
    public static bool IsId(Type kind) => kind == typeof(Guid) || kind.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    public static Type Kind(RegistryColumn column) => Nullable.GetUnderlyingType(column.Type) ?? column.Type;
}
