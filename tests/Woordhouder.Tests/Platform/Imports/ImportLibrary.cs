using System.Globalization;
using System.Text;
using Woordhouder.Collection;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Imports;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Platform.Imports;

/// <summary>Files from another system, as tests write them in a line.</summary>
internal static class ImportLibrary
{
    public static async Task<ImportFileReport> Import(this TestLibrary lib, string kind, string file, bool checkOnly = false, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<ImportFile>().Do(kind, new MemoryStream(Encoding.UTF8.GetBytes(file)), checkOnly, progress, ct);
    }

    public static async Task<ImportFileReport> Import(this TestLibrary lib, string kind, Stream file)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<ImportFile>().Do(kind, file);
    }

    /// <summary>"3 card import-twice": where and what.</summary>
    public static string Codes(this ImportFileReport report) => string.Join("; ", report.Faults.Select(f => string.Join(' ', new[] { f.Line.ToString(CultureInfo.InvariantCulture), f.Column, f.Why.Code }.OfType<string>())));

    public static string CardOf(int n) => CardNumber.Of("21315", n).Value;

    /// <summary>A member who can be taken in as they are, but for what a test says: "column=value".</summary>
    public static Dictionary<string, string> Patron(int n = 1, params string[] but)
    {
        var row = new Dictionary<string, string>
        {
            ["card"] = CardOf(n),
            ["given_name"] = "Jan",
            ["family_name"] = "Berg",
            ["born_on"] = "1980-02-01",
            ["postcode"] = "1315 AB",
            ["house_number"] = (n % 9999 + 1).ToString(CultureInfo.InvariantCulture),
            ["street"] = "Stadhuisplein",
            ["city"] = "Almere",
            ["joined_on"] = "2020-03-01",
            ["subscription"] = "basis",
            ["subscription_from"] = "2025-09-01",
            ["subscription_until"] = "2026-08-31",
        };
        return row.But(but);
    }

    public static Dictionary<string, string> Child(int n = 1, params string[] but) =>
        Patron(n, ["born_on=2020-05-06", "subscription=jeugd", "joined_on=2025-03-01", "subscription_from=", "subscription_until=", "representative_name=Samira Berg", .. but]);

    public static Dictionary<string, string> But(this Dictionary<string, string> row, params string[] but)
    {
        foreach (var pair in but.Select(b => b.Split('=', 2))) row[pair[0]] = pair[1];
        return row;
    }

    /// <summary>A file of rows; a column is there when one of them has it.</summary>
    public static string TheFile(params Dictionary<string, string>[] rows)
    {
        var columns = rows.SelectMany(r => r.Keys).Distinct().ToList();
        return string.Join('\n', rows.Select(r => string.Join(',', columns.Select(c => Quoted(r.GetValueOrDefault(c, ""))))).Prepend(string.Join(',', columns))) + "\n";
    }

    public static string Many(int count) => TheFile([.. Enumerable.Range(1, count).Select(n => Patron(n))]);

    private static string Quoted(string value) => value.AsSpan().IndexOfAny(",;\"\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Titles gen-1… of one source, as an import of records leaves them.</summary>
    public static async Task Titles(this TestLibrary lib, int count)
    {
        await using var scope = lib.AsLibrary();
        var things = scope.Get<Things>();
        var titles = Enumerable.Range(1, count).Select(n => new Title
        {
            Id = TypedId.New<TitleId>(lib.Clock),
            ControlNumber = $"gen-{n}",
            ControlSource = "NL-GEN",
            Name = $"Titel {n}",
            SortName = $"titel {n}",
            MaterialType = "book",
            GenreGroup = "fiction",
            Digest = "x",
            AddedAt = lib.Clock.GetUtcNow(),
            ChangedAt = lib.Clock.GetUtcNow(),
        }).ToList();
        await things.Transact(async () =>
        {
            var number = await things.Numbers("title", count);
            await things.Insert(titles);
            await things.Insert([.. titles.Select(t => new TitleFacets { Number = number++, TitleId = t.Id, AddedOn = lib.Today, SortName = t.SortName, Material = "book", ChangedAt = t.AddedAt })]);
            return count;
        });
    }
}
