using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Imports;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Architecture;

/// <summary>docs/import.md says of each column what the program says of it: what it is, what for, on which basis, in which category and from whom.</summary>
public sealed class ImportDocumentTests
{
    private const string Head = "| Column | Needed | What | Example | Purpose (basis) | Kept as |\n|---|---|---|---|---|---|\n";

    /// <summary>The table of one kind of file, as the document must have it.</summary>
    internal static string Table(IFileImport import, Library library, Registry registry) => Head + string.Concat(import.Columns.Select(c =>
        $"| `{c.Name}` | {(c.Needed ? "yes" : "")} | {c.Meaning} | `{c.Example}` | {Purpose(c, library)} | {Kept(c, registry)} |\n"));

    private static string Purpose(ImportColumn column, Library library) => column.Purpose is not { } purpose ? "about a thing" : $"{purpose} ({library.Word.Statement.Purposes[purpose].Basis.ToKebab()})";

    private static string Kept(ImportColumn column, Registry registry)
    {
        var parts = column.Into.Split('.');
        if (registry.Tables.FirstOrDefault(t => t.Table == parts[0])?.Columns.Single(c => c.Column == parts[1]).Mark is not { } mark) return $"`{column.Into}`";
        return $"`{column.Into}`: {mark.Category.ToKebab()}, given by {mark.Given switch { By.Person => "the person", By.Use => "using the library", _ => "the library" }}";
    }

    [Fact]
    public async Task The_document_says_of_each_column_what_the_program_says()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        await using var scope = lib.AsLibrary();
        using var db = Models.Sqlite();
        var document = await File.ReadAllTextAsync(Repository.Path("docs", "import.md"));
        foreach (var import in scope.Get<IEnumerable<IFileImport>>())
        {
            var table = Table(import, lib.Library, Registry.Of(db.Model));
            Assert.True(document.Contains(table, StringComparison.Ordinal), $"docs/import.md should have, under {import.Kind}:\n{table}");
            Assert.Contains($"## {import.Kind}\n", document, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_column_goes_to_one_that_the_model_has()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        await using var scope = lib.AsLibrary();
        using var db = Models.Sqlite();
        var columns = db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null).SelectMany(e => e.GetProperties().Select(p => $"{e.GetTableName()}.{p.GetColumnName()}")).ToHashSet();
        foreach (var import in scope.Get<IEnumerable<IFileImport>>())
        {
            Assert.Equal(import.Columns.Count, import.Columns.Select(c => c.Name).Distinct().Count());
            Assert.Empty(import.Columns.Where(c => !columns.Contains(c.Into)).Select(c => c.Into));
            Assert.All(import.Columns, c => Assert.Null(RefusedColumns.Why(c.Name)));
        }
    }
}
