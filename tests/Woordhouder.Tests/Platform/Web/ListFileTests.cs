using System.IO.Compression;
using System.Reflection;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.AspNetCore.Http;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Architecture;

namespace Woordhouder.Tests.Platform.Web;

/// <summary>Lists and their files: what is asked, in which order, and that nobody is in what leaves.</summary>
public sealed class ListFileTests
{
    [Fact]
    public void A_cell_that_a_spreadsheet_would_run_is_text()
    {
        Assert.Equal("'=1+1;\"a;\"\"b\"\"\";'-x;-5;2026-03-02;;4,5\r\n", Csv.Line(["=1+1", "a;\"b\"", "-x", -5, new DateOnly(2026, 3, 2), null, 4.5m]));
        Assert.Equal("' =1;'@som;'+31;\"'\ttab\";2026-03-02 09:05\r\n".Replace("\"'\ttab\"", "'\ttab", StringComparison.Ordinal), Csv.Line([" =1", "@som", "+31", "\ttab", new DateTime(2026, 3, 2, 9, 5, 0, DateTimeKind.Unspecified)]));
    }

    [Fact]
    public void A_sheet_is_a_right_workbook_in_which_no_text_is_a_formula()
    {
        using var file = new MemoryStream();
        object?[][] rows = [["=HYPERLINK(\"http://x\")", 5, new DateOnly(2026, 3, 2), 4.5m], [" spatie ", null, new DateTime(2026, 3, 2, 9, 5, 0, DateTimeKind.Unspecified), "\u0001a😀\ud800b"]];
        Xlsx.Write(file, "Lijst: [1]", ["naam", "aantal", "dag", "rest"], rows);
        file.Position = 0;
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
        Assert.Equal("Lijst 1", document.WorkbookPart!.Workbook.Descendants<Sheet>().Single().Name!.Value);
        var sheet = document.WorkbookPart.WorksheetParts.Single().Worksheet;
        Assert.Empty(sheet.Descendants<CellFormula>());
        var cells = sheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray()).ToList();
        Assert.Equal(["naam", "aantal", "dag", "rest"], cells[0]);
        Assert.Equal(["=HYPERLINK(\"http://x\")", "5", "46083", "4.5"], cells[1]);
        Assert.Equal([" spatie ", "", "46083.37847222222", "a😀\ufffdb"], cells[2]);
    }

    /// <summary>A hundred thousand lines would be some forty megabytes of sheet in memory.</summary>
    [Fact]
    public void A_long_sheet_goes_out_while_it_is_made()
    {
        var path = Path.GetTempFileName();
        using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        var (lines, atHalf) = (0, 0L);
        IEnumerable<object?[]> Rows()
        {
            for (; lines < 20_000; lines++)
            {
                if (lines == 10_000) atHalf = file.Length;
                yield return [lines, Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(lines)).ToString()];
            }
        }
        Xlsx.Write(file, "lang", ["nummer", "tekst"], Rows());
        Assert.InRange(atHalf, file.Length / 3, file.Length);
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        Assert.Contains(zip.Entries, e => e.FullName == "xl/worksheets/sheet1.xml");
    }

    private sealed record Line(string Name, int Count, DateOnly? Day) : IAboutNobody;

    private static readonly IReadOnlyList<ListColumn<Line>> Columns = [new("naam", "naam", "name", l => l.Name), new("aantal", "aantal", "count", l => l.Count), new("dag", "dag", "day", l => l.Day)];

    private static ListAsked Asked(string query, string order = "naam")
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        return ListAsked.Of(request, order);
    }

    [Fact]
    public void A_list_is_searched_and_sorted_as_a_Dutch_reader_does()
    {
        Line[] lines = [new("zebra", 2, null), new("Één", 10, new DateOnly(2026, 1, 2)), new("aap", 9, new DateOnly(2025, 1, 2))];
        Assert.Equal(["aap", "Één", "zebra"], Asked("").Find(lines, Columns).Select(l => l.Name));
        Assert.Equal([10, 9, 2], Asked("?volgorde=-aantal").Find(lines, Columns).Select(l => l.Count));
        Assert.Equal([null, new DateOnly(2025, 1, 2), new DateOnly(2026, 1, 2)], Asked("?volgorde=dag").Find(lines, Columns).Select(l => l.Day));
        Assert.Equal(["Één"], Asked("?zoek=een").Find(lines, Columns).Select(l => l.Name));
        Assert.Equal(["zebra", "Één", "aap"], Asked("?volgorde=bestaat-niet").Find(lines, Columns).Select(l => l.Name));
        Assert.Empty(Asked("?zoek=een+aap").Find(lines, Columns));
        var last = new ListOf<Line>(Asked("?pagina=99&per=100"), 101);
        Assert.Equal((2, 100, 100), (last.Page, last.Size, last.Skip));
        Assert.Equal((1, 25), (new ListOf<Line>(Asked("?pagina=-3&per=7"), 0).Page, Asked("?per=7").Size));
    }

    [Fact]
    public void An_address_keeps_what_is_not_changed()
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = ("/kantoor/plank", new QueryString("?vestiging=stad&pagina=3&leeg=&zoek=a%20b"));
        Assert.Equal("/kantoor/plank?vestiging=stad&zoek=a%20b&volgorde=-plaats", ListAsked.Address(request, ("pagina", null), ("volgorde", "-plaats")));
    }

    /// <summary>What stands in the columns about people, and in no column about things: such a name on a line is a person's.</summary>
    private static HashSet<string> NamesOfPeople()
    {
        using var db = Models.Sqlite();
        var about = db.Model.GetEntityTypes().ToLookup(e => e.ClrType.IsDefined(typeof(AboutPersonAttribute), false));
        var things = about[false].SelectMany(e => e.GetProperties()).Select(p => p.Name).ToHashSet();
        return [.. about[true].SelectMany(e => e.GetProperties()).Where(p => p.PropertyInfo?.IsDefined(typeof(PersonalAttribute), false) == true).Select(p => p.Name).Where(n => !things.Contains(n))];
    }

    /// <summary>Why a line is about somebody; null: it is not.</summary>
    internal static string? AboutSomebody(Type line, IReadOnlySet<string> names) => line.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p =>
    {
        var type = Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType;
        return type == typeof(PersonId) || type.IsDefined(typeof(AboutPersonAttribute), false) || type.IsDefined(typeof(MaskedLineAttribute), false) ? $"{line.Name}.{p.Name} is {type.Name}"
            : names.Contains(p.Name) ? $"{line.Name}.{p.Name} is what a column about people is called"
            : type == typeof(string) || type.IsPrimitive || type.IsEnum || type == typeof(DateOnly) || type == typeof(DateTimeOffset) || type == typeof(decimal) || type == typeof(Guid) || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)) ? null
            : $"{line.Name}.{p.Name} is a {type.Name}, which may hold somebody";
    }).FirstOrDefault(reason => reason is not null) ?? (line.IsDefined(typeof(MaskedLineAttribute), false) ? $"{line.Name} is a masked line" : null);

    [Fact]
    public void No_list_that_leaves_is_about_people()
    {
        var names = NamesOfPeople();
        var lines = WallTests.Modules().SelectMany(m => m.GetTypes()).Where(t => t is { IsInterface: false } && t.IsAssignableTo(typeof(IAboutNobody))).ToList();
        Assert.True(lines.Count >= 7, $"only {lines.Count} lists leave as a file");
        Assert.Empty(lines.Select(l => AboutSomebody(l, names)).OfType<string>());
    }

    [Fact]
    public void Each_way_of_being_about_somebody_is_seen()
    {
        var names = NamesOfPeople();
        Assert.Superset(new HashSet<string> { "PersonId", "FamilyName", "Email", "BornOn", "Postcode", "Phone" }, names);
        Assert.Null(AboutSomebody(typeof(Line), names));
        foreach (var bad in new[] { typeof(WithAnId), typeof(WithAName), typeof(WithARow), typeof(WithALine) }) Assert.NotNull(AboutSomebody(bad, names));
    }

    private sealed record WithAnId(PersonId Whose) : IAboutNobody;
    private sealed record WithAName(string FamilyName) : IAboutNobody;
    private sealed record WithARow(Woordhouder.Platform.Data.Person Row) : IAboutNobody;
    private sealed record WithALine(IReadOnlyList<string> Members) : IAboutNobody;

    /// <summary>There is one way to a file of rows: another would pass the rule by.</summary>
    [Fact]
    public void Files_for_a_spreadsheet_are_made_in_one_place()
    {
        var elsewhere = SourceText.Of("src", ".cs").Where(s => !s.File.Contains("Platform/Web/Lists/", StringComparison.Ordinal) && (s.Text.Contains("text/csv", StringComparison.Ordinal) || s.Text.Contains("new ListFile(", StringComparison.Ordinal) || s.Text.Contains("Xlsx.Write", StringComparison.Ordinal)));
        Assert.Empty(elsewhere.Select(s => s.File));
    }
}
