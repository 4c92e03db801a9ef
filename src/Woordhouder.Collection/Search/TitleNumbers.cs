using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>
/// What a scanner reads, and what somebody copies from a cover: an ISBN, an EAN or UPC, an ISSN, or the barcode of a copy. Two titles may bear one number:
/// publishers use an ISBN twice.
/// </summary>
internal sealed class TitleNumbers(Things things)
{
    private const int Most = 50, Shortest = 4, Certain = 6;

    /// <summary>The titles of a number that is one for certain; none: look for it as words.</summary>
    public async Task<IReadOnlyList<TitleId>> Of(string? typed, CancellationToken ct)
    {
        var text = (typed ?? "").Trim();
        if (Isbn.TryParse(text, out var parsed))
        {
            var isbn = parsed.ToString();
            if (await things.Set<TitleIsbn>().Where(i => i.Isbn == isbn).OrderBy(i => i.TitleId).Select(i => i.TitleId).Take(Most).ToListAsync(ct) is { Count: > 0 } titles) return titles;
        }
        if (IsCertain(text) && await OfCopy(text, ct) is { Count: > 0 } copy) return copy;
        if (Ean.Parse(text) is { } ean && await things.Set<Title>().Where(t => t.Ean == ean).OrderBy(t => t.Id).Select(t => t.Id).Take(Most).ToListAsync(ct) is { Count: > 0 } articles) return articles;
        return Issn.Parse(text) is { } issn ? await things.Set<Title>().Where(t => t.Issn == issn).OrderBy(t => t.Id).Select(t => t.Id).Take(Most).ToListAsync(ct) : [];
    }

    /// <summary>The title of a copy with this barcode, whatever it looks like.</summary>
    public async Task<IReadOnlyList<TitleId>> OfCopy(string? typed, CancellationToken ct)
    {
        var text = (typed ?? "").Trim();
        if (text.Length is < Shortest or > ItemBarcodes.Longest || !text.All(char.IsAsciiLetterOrDigit)) return [];
        string[] ways = [text, text.ToUpperInvariant()]; // typed by hand
        return await things.Set<Item>().Where(i => ways.Contains(i.Barcode)).OrderBy(i => i.Barcode == text ? 0 : 1).Select(i => i.TitleId).Take(1).ToListAsync(ct);
    }

    /// <summary>Six digits, or digits and letters: neither a word nor a year.</summary>
    private static bool IsCertain(string text) => text.Any(char.IsAsciiDigit) && (text.Length >= Certain || text.Any(char.IsAsciiLetter));
}
