using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>A column of a table about people, as its mark says. <paramref name="Mark"/> is null for an operational column.</summary>
internal sealed record RegistryColumn(string Property, string Column, PersonalAttribute? Mark, bool Nullable, Type Type)
{
    public bool IsKey(RegistryTable table) => table.Marks.Any(m => m.Mark.Via is null && m.Mark.Key == Property);
}

/// <summary>One of the people whom a row is about, and the way to them: <paramref name="KeyColumn"/> holds the person, or the parent's id.</summary>
internal sealed record RegistryMark(AboutPersonAttribute Mark, string KeyColumn, string? FromColumn, string? MadeColumn, RegistryTable? Parent);

/// <summary>A table about people.</summary>
internal sealed record RegistryTable(string Table, Type Entity, IReadOnlyList<RegistryColumn> Columns, IReadOnlyList<ClearsAttribute> Clears)
{
    public IReadOnlyList<RegistryMark> Marks { get; set; } = [];
    public int Depth => Marks.Count > 0 && Marks[0].Parent is { } parent ? parent.Depth + 1 : 0;
    public RegistryColumn Column(string property) => Columns.First(c => c.Property == property);
}

/// <summary>A table about nobody whose rows are swept by an instant of their own.</summary>
internal sealed record RegistryThing(string Table, string FromColumn, Schedule Schedule);

/// <summary>
/// The one registry of personal data, built from the model and its marks, and read by everything that privacy asks for: access report, portability,
/// erasure, restriction, sweep, register of processing, statement and evidence. A new table is in it the moment it is mapped.
/// </summary>
internal sealed class Registry
{
    private Registry(IReadOnlyList<RegistryTable> tables, IReadOnlyList<string> others, IReadOnlyList<RegistryThing> things) => (Tables, Others, Things) = (tables, others, things);

    /// <summary>Tables about people, children before their parents and the anchor last: the order in which rows may go.</summary>
    public IReadOnlyList<RegistryTable> Tables { get; }
    /// <summary>Tables of the model that are about nobody.</summary>
    public IReadOnlyList<string> Others { get; }
    /// <summary>Those among them whose rows go when they have done their work.</summary>
    public IReadOnlyList<RegistryThing> Things { get; }

    public static Registry Of(IModel model)
    {
        var tables = new Dictionary<Type, (RegistryTable Table, IEntityType Entity)>();
        var others = new List<string>();
        var things = new List<RegistryThing>();
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.GetTableName() is not { } name) continue; // no table: numbers that the full-text index finds
            var marks = Classification.Of(entity);
            if (!marks.AboutPerson)
            {
                others.Add(name);
                if (entity.ClrType.GetCustomAttributes(typeof(SweptAttribute), false) is [SweptAttribute swept]) things.Add(new RegistryThing(name, entity.FindProperty(swept.From)!.GetColumnName(), swept.Schedule));
                continue;
            }
            var columns = entity.GetProperties().Select(p => new RegistryColumn(p.Name, p.GetColumnName(), marks.Personal(p.Name), p.IsNullable, p.ClrType)).ToList();
            var clears = entity.ClrType.GetCustomAttributes(typeof(ClearsAttribute), false).Cast<ClearsAttribute>().ToList();
            tables[entity.ClrType] = (new RegistryTable(name, entity.ClrType, columns, clears), entity);
        }
        foreach (var (table, entity) in tables.Values)
            table.Marks = [.. Classification.Of(entity).Marks.Select(m => new RegistryMark(m, table.Column(m.Key).Column,
                m.From is { } from ? table.Column(from).Column : null, m.Made is { } made ? table.Column(made).Column : null,
                m.Via is { } parent ? tables[parent].Table : null))];
        return new Registry(tables.Values.Select(t => t.Table).OrderByDescending(t => t.Depth).ThenBy(t => t.Entity == typeof(Person)).ThenBy(t => t.Table, StringComparer.Ordinal).ToList(),
            [.. others.Order(StringComparer.Ordinal)], things);
    }
}
