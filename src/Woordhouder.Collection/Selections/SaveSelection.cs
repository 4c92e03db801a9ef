using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

internal sealed class SelectionForm
{
    public string? NameNl { get; set; }
    public string? NameEn { get; set; }
    public string? IntroNl { get; set; }
    public string? IntroEn { get; set; }
    public bool Published { get; set; }

    public static SelectionForm Of(TitleSelection s) => new() { NameNl = s.NameNl, NameEn = s.NameEn, IntroNl = s.IntroNl, IntroEn = s.IntroEn, Published = s.Published };
}

/// <param name="Id">Of a list that is there, or of the list to be: the form's one-time key.</param>
/// <param name="Version">That the editor saw; null: a new list.</param>
internal sealed record SaveSelectionRequest(Guid Id, int? Version, SelectionForm Form);

/// <summary>Makes or changes a list of titles: its names, its words and whether it is on the site. Its address is made once, from the first name, and stays.</summary>
internal sealed class SaveSelection(Things things, TimeProvider clock)
{
    private const int LongestName = 120, LongestIntro = 2000;

    public async Task<Outcome<Guid>> Do(SaveSelectionRequest request, CancellationToken ct = default)
    {
        var (nl, en) = ((request.Form.NameNl ?? "").Trim(), (request.Form.NameEn ?? "").Trim());
        var (introNl, introEn) = ((request.Form.IntroNl ?? "").Trim(), (request.Form.IntroEn ?? "").Trim());
        List<Refusal> wrong = [];
        if (nl.Length is 0 or > LongestName) wrong.Add(new Refusal("list-name") { Field = "Form.NameNl" });
        if (en.Length > LongestName) wrong.Add(new Refusal("list-name") { Field = "Form.NameEn" });
        if (introNl.Length > LongestIntro) wrong.Add(new Refusal("list-intro", null, ("most", LongestIntro)) { Field = "Form.IntroNl" });
        if (introEn.Length > LongestIntro) wrong.Add(new Refusal("list-intro", null, ("most", LongestIntro)) { Field = "Form.IntroEn" });
        if (wrong.Count > 0) return wrong;

        var list = await things.Track<TitleSelection>().FirstOrDefaultAsync(s => s.Id == request.Id, ct);
        if (list is null && request.Version is not null) return new Refusal("no-such-list");
        if (list is not null && request.Version is null) return list.Id; // the button pressed twice
        if (list is not null && list.Version != request.Version) return new Refusal("changed-elsewhere");
        if (list is null) things.Add(list = new TitleSelection { Id = request.Id, Slug = await Free(nl, ct) });
        (list.NameNl, list.NameEn, list.IntroNl, list.IntroEn, list.Published) = (nl, en.Length > 0 ? en : nl, introNl, introEn.Length > 0 ? introEn : introNl, request.Form.Published);
        list.ChangedAt = clock.GetUtcNow();
        list.Version++;
        try
        {
            await things.Save(ct);
            return list.Id;
        }
        catch (DbUpdateException)
        {
            things.Forget();
            return new Refusal("changed-elsewhere");
        }
    }

    private async Task<string> Free(string name, CancellationToken ct)
    {
        var slug = string.Concat(PlainText.Of(name).Where(c => char.IsAsciiLetterOrDigit(c) || c == ' ')).Trim().Replace(' ', '-') is { Length: > 0 } plain ? plain[..Math.Min(plain.Length, 60)].TrimEnd('-') : "lijst";
        var taken = await things.Set<TitleSelection>().Where(s => s.Slug.StartsWith(slug)).Select(s => s.Slug).ToListAsync(ct);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? slug : $"{slug}-{n}").First(s => !taken.Contains(s));
    }
}
