using System.Text.Json;
using System.Text.Json.Nodes;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Privacy.Rights;

/// <summary>
/// The portability package (R88, R89, AVG art. 20): what the person provided or what was observed while they used a service, under purposes that rest on
/// consent or contract. Derived and internal values stay out (D17). JSON with names of tables and columns, and a schema beside it.
/// </summary>
[AcrossFor<Contracts.Rights>]
internal sealed class Portability(PersonRows rows, Library library, TimeProvider clock)
{
    public static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<JsonObject> Of(PersonId person, CancellationToken ct = default)
    {
        var word = library.Word;
        var portable = PortableCategories(word);
        var data = new JsonObject();
        foreach (var table in await rows.OfAsync(person, "nl", ct))
        {
            var columns = table.Rows[0].Select((v, i) => (v.Column, i)).Where(x => Travels(x.Column, portable)).ToList();
            if (columns.Count == 0) continue;
            var list = new JsonArray();
            foreach (var row in table.Rows)
            {
                var item = new JsonObject();
                foreach (var (column, i) in columns) item[column.Column] = Value(row[i]);
                list.Add(item);
            }
            data[table.Table.Table] = list;
        }
        return new JsonObject
        {
            ["format"] = "woordhouder-portability-1",
            ["controller"] = word.Statement.Controller.Name,
            ["statementVersion"] = word.Number,
            ["madeAt"] = clock.GetUtcNow().ToString("O"),
            ["data"] = data,
        };
    }

    public static bool Travels(RegistryColumn column, IReadOnlySet<Category> portable) =>
        column.Mark is { Given: By.Person or By.Use, Secret: false } mark && portable.Contains(mark.Category);

    /// <summary>Every column that travels, as table.column.</summary>
    public static IReadOnlySet<string> ColumnsPacked(Registry registry, WordInForce word)
    {
        var portable = PortableCategories(word);
        return registry.Tables.SelectMany(t => t.Columns.Where(c => Travels(c, portable)).Select(c => $"{t.Table}.{c.Column}")).ToHashSet();
    }

    /// <summary>Categories of at least one running purpose whose basis is consent or contract.</summary>
    public static IReadOnlySet<Category> PortableCategories(WordInForce word) => word.Statement.Purposes.Values
        .Where(p => p.Basis is LawfulBasis.Consent or LawfulBasis.Contract && word.Running.PurposeRuns(p.Id))
        .SelectMany(p => p.Categories).ToHashSet();

    private static JsonNode? Value(PersonValue value)
    {
        if (value.Raw is null) return null;
        var kind = PersonRows.Kind(value.Column);
        if (kind == typeof(DateOnly)) return Sql.Day(value.Raw).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (kind == typeof(DateTimeOffset)) return Sql.Instant(value.Raw).ToString("O");
        if (kind == typeof(int) || kind == typeof(long)) return Convert.ToInt64(value.Raw, System.Globalization.CultureInfo.InvariantCulture);
        // A machine reads names, not words.
        if (kind.IsEnum) return KebabCase.Of(Enum.GetName(kind, Convert.ToInt32(value.Raw, System.Globalization.CultureInfo.InvariantCulture))!);
        return kind == typeof(string) ? value.Raw.ToString() : value.Text;
    }
}
