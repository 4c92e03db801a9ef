using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>What the desk typed or scanned in one field: a card, a birth date, postcode and number, or (part of) a name.</summary>
internal sealed record SearchPatronsRequest(string? Text);

internal sealed record FoundPatrons(IReadOnlyList<PatronLine> Lines);

/// <summary>Finds members; everybody stays masked. Who is restricted (AVG art. 18) is not in a list.</summary>
internal sealed partial class SearchPatrons(For<Membership> data, TimeProvider clock, Library library)
{
    public const int Most = 50;
    /// <summary>Words that stand before a surname and that nobody is found by.</summary>
    private static readonly HashSet<string> Prefixes = [.. "van de der den het t ter ten te in op aan bij uit voor over el al la le du des von zu da dos di ben bin".Split(' ')];

    public async Task<Outcome<FoundPatrons>> Do(SearchPatronsRequest request, CancellationToken ct)
    {
        if (Matching(request.Text) is not { } people) return new Refusal("search-more") { Field = "Query" };
        var found = await PatronLines.Of(data, people).Take(Most + 1).ToListAsync(ct);
        if (found.Count > Most) return new Refusal("search-too-many", null, ("n", Most)) { Field = "Query" };
        return new FoundPatrons(found);
    }

    /// <summary>Whom the words mean; null: too little to search for.</summary>
    public IQueryable<Person>? Matching(string? words)
    {
        var text = words?.Trim() ?? "";
        if (text.Length < 2) return null;
        var people = data.Masked<Person>();
        if (CardNumber.TryParse(text, out var card))
        {
            var (number, cards) = (card.Value, data.Masked<Card>());
            return people.Where(p => cards.Any(c => c.PersonId == p.Id && c.Number == number));
        }
        if (DutchDate.TryParse(text, library.Today(clock), out var born)) return people.Where(p => p.BornOn == born);
        if (PostcodeAndNumber().Match(text) is { Success: true } m && Postcode.TryParse(m.Groups[1].Value, out var postcode))
        {
            var (code, contacts) = (postcode.Value, data.Masked<PatronContact>());
            return int.TryParse(m.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var house)
                ? people.Where(p => contacts.Any(c => c.PersonId == p.Id && c.Postcode == code && c.HouseNumber == house))
                : people.Where(p => contacts.Any(c => c.PersonId == p.Id && c.Postcode == code));
        }
        return Named(people, text);
    }

    private IQueryable<Person>? Named(IQueryable<Person> people, string text)
    {
        var words = DutchName.Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Prefixes.Contains(w)).Take(5).ToList();
        if (words.Sum(w => w.Length) < 2) return null;
        var names = data.Masked<PatronName>();
        foreach (var word in words.Select(w => " " + w)) names = names.Where(n => n.SearchName.Contains(word));
        return people.Where(p => names.Any(n => n.PersonId == p.Id));
    }

    [GeneratedRegex(@"^\s*(\d{4}\s*[A-Za-z]{2})\b[\s,]*(\d{1,5})?\s*[A-Za-z0-9 -]{0,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex PostcodeAndNumber();
}
