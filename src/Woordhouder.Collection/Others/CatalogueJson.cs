using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection.Others;

/// <summary>The shapes of the catalogue's JSON (openapi.json): what a page of the site shows of a title, and never more.</summary>
internal static class CatalogueJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Options);

    internal sealed record Branch(string Id, string? Isil, string Name, int Copies, int Present);
    internal sealed record Line(Guid Id, string Url, string Name, string? Subtitle, string? Part, string? Maker, int? Year, string Material, string? Language, IReadOnlyList<Branch> Branches);
    internal sealed record Found(int Total, bool More, int Page, int PageSize, IReadOnlyList<Line> Titles);
    internal sealed record Maker(string Name, string Role);
    internal sealed record Whole(
        Guid Id, string Url, string ControlNumber, string? ControlSource, string Name, string? Subtitle, string? Part, string? OriginalTitle, IReadOnlyList<Maker> Makers, int? Year, string Material,
        string? Language, string? Audience, int? FromAge, string? Extent, string? Publisher, string? Edition, string? Series, string? Summary, IReadOnlyList<string> Isbns, string? Issn,
        IReadOnlyList<string> Subjects, IReadOnlyList<string> Genres, IReadOnlyList<Branch> Branches);
    internal sealed record HoldingOf(string ControlNumber, string? ControlSource, IReadOnlyList<string> Isbns, string Url, int Copies, int Present, bool? Gone);
    internal sealed record Holdings(string Isil, string Branch, string? Since, string NextSince, IReadOnlyList<HoldingOf> Titles, string? Next);
    internal sealed record Problem(string Message);

    public static Line Of(TitleLine t, Uri site, Library library) =>
        new(t.Id.Value, Address(site, t.Id.Value), t.Name, t.Subtitle, t.Part, t.Maker, t.Year, t.MaterialType, Known(t.Language), Branches(t.Branches, library));

    public static Whole Of(TitleView view, TitleLine line, Uri site, Library library)
    {
        var t = view.Title;
        return new Whole(t.Id.Value, Address(site, t.Id.Value), t.ControlNumber, Known(t.ControlSource), t.Name, t.Subtitle, t.Part, t.OriginalTitle, [.. view.Makers.Select(m => new Maker(m.Name, m.Role))], t.Year,
            t.MaterialType, Known(t.Language), t.Audience, t.FromAge, t.Extent, t.Publisher, t.Edition, t.Series, t.Summary, view.Isbns, t.Issn, view.Subjects, view.Genres, Branches(line.Branches, library));
    }

    public static Holdings Of(HoldingsPage page, BranchSettings branch, DateTimeOffset? since, Uri site, string? next) =>
        new(branch.Isil, branch.Name, since is { } moment ? Moment.Write(moment) : null, Moment.Write(page.NextSince),
            [.. page.Titles.Select(h => new HoldingOf(h.ControlNumber, Known(h.ControlSource), h.Isbns, new Uri(site, h.Path).AbsoluteUri, h.Copies, h.Present, h.Gone ? true : null))], next);

    private static string Address(Uri site, Guid title) => new Uri(site, $"/catalogus/titel/{title}").AbsoluteUri;

    private static string? Known(string value) => value.Length > 0 ? value : null;

    private static List<Branch> Branches(IEnumerable<BranchCopies> copies, Library library) =>
        [.. copies.Select(c => Of(c, library.Settings.Branches.FirstOrDefault(b => b.Id == c.Branch)))];

    private static Branch Of(BranchCopies copies, BranchSettings? branch) => new(copies.Branch, branch?.Isil, branch?.Name ?? copies.Branch, copies.Total, copies.Present);
}
