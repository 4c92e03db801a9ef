using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Privacy.Versions;

/// <summary>
/// The categories with the data that the program really holds in them, for the prose (D39): read from the registry, so the published list cannot lag behind.
/// </summary>
internal sealed class CategoryBook(ProgramFactsReader program, TextBook texts)
{
    private static readonly Bilingual NothingYet = new("nu nog niets, dat onderdeel is nog niet gebouwd", "nothing yet, that part has not been built");
    private IReadOnlyList<CategoryLabel>? all;

    public IReadOnlyList<CategoryLabel> All => all ??= [.. Enum.GetValues<Category>().Select(c => new CategoryLabel(c, Text($"category.{c.ToKebab()}", c.ToKebab()), Data(c)))];

    /// <summary>The label of a column of the model; every one has a text (held by a test over the registry).</summary>
    public Bilingual Column(RegistryTable table, RegistryColumn column) => Text($"{table.Table}.{column.Column}", column.Column.Replace('_', ' '));

    public Bilingual Table(string table) => Text($"table.{table}", table);

    private List<Bilingual> Data(Category category)
    {
        // The key says whose row it is; it is no datum of its own.
        var data = program.Registry.Tables
            .SelectMany(t => t.Columns.Where(c => c.Mark?.Category == category && Kind(c) != typeof(PersonId)).Select(c => Column(t, c)))
            .DistinctBy(label => label.Nl).ToList();
        return data.Count > 0 ? data : [NothingYet];
    }

    private static Type Kind(RegistryColumn column) => Nullable.GetUnderlyingType(column.Type) ?? column.Type;

    private Bilingual Text(string id, string otherwise) => texts.Has(id) ? new Bilingual(texts.Get("nl", id), texts.Get("en", id)) : new Bilingual(otherwise, otherwise);
}
