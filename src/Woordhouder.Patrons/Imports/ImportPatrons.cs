using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Imports;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>
/// Members of another system become members here, by their card. No mail goes out and no event: nobody's membership begins by it. Who is a member already
/// stays as they are here; somebody who seems to be one under another card is a fault of the file.
/// </summary>
internal sealed class ImportPatrons(For<Membership> data, For<Rights> rights, Things things, PatronsOfFile rows, Subscriptions subscriptions, TimeProvider clock, Library library) : IFileImport
{
    private readonly Dictionary<string, int> cards = [];
    private readonly Dictionary<Likeness, int> people = [];

    /// <summary>By which two rows are one person: what a household and a common name have not all together.</summary>
    private readonly record struct Likeness(string Name, DateOnly BornOn, string Postcode, int HouseNumber);

    public string Kind => "patrons";
    public IReadOnlyList<ImportColumn> Columns => PatronColumns.All;

    public async Task<int> Check(IReadOnlyList<ImportRow> batch, CancellationToken ct)
    {
        var read = Read(batch);
        foreach (var (row, patron) in read)
        {
            if (!cards.TryAdd(patron.Card.Value, row.Line)) row.Refuse("import-twice", "card", ("line", cards[patron.Card.Value]));
            if (!people.TryAdd(LikenessOf(patron), row.Line)) row.Refuse("import-same-person", null, ("line", people[LikenessOf(patron)]));
        }
        await RefuseTaken(read, ct);
        var known = await Known(read, ct);
        var fresh = read.Where(r => !known.Contains(r.Patron.Card.Value)).ToList();
        var members = await Members(fresh, ct);
        foreach (var (row, _) in fresh.Where(f => members.Contains(LikenessOf(f.Patron)))) row.Refuse("import-member-already", null);
        return read.Count - fresh.Count;
    }

    public async Task<int> Write(IReadOnlyList<ImportRow> batch, CancellationToken ct)
    {
        var read = Read(batch);
        await RefuseTaken(read, ct);
        var known = await Known(read, ct);
        List<EarlierPatron> fresh = [.. read.Where(r => !known.Contains(r.Patron.Card.Value)).Select(r => r.Patron)];
        if (!batch.All(r => r.Good)) return 0; // the day changed since it was judged, or a card was given out
        await rows.Add(fresh, ct);
        return fresh.Count;
    }

    private List<(ImportRow Row, EarlierPatron Patron)> Read(IReadOnlyList<ImportRow> batch)
    {
        var reader = new PatronRow(subscriptions, library, library.Today(clock));
        return [.. batch.Select(row => (row, Patron: reader.Read(row))).Where(r => r.Patron is not null).Select(r => (r.row, r.Patron!))];
    }

    /// <summary>Cards that are here, also of people whose data are restricted: recognised, nothing more.</summary>
    private async Task<HashSet<string>> Known(IEnumerable<(ImportRow, EarlierPatron Patron)> read, CancellationToken ct)
    {
        var asked = read.Select(r => r.Patron.Card.Value).ToList();
        return [.. await rights.Set<Card>().Where(c => asked.Contains(c.Number)).Select(c => c.Number).ToListAsync(ct)];
    }

    /// <summary>A card that a guest or a school has here cannot be a member's as well: who scans it would open the wrong one.</summary>
    private async Task RefuseTaken(List<(ImportRow Row, EarlierPatron Patron)> read, CancellationToken ct)
    {
        var asked = read.Select(r => r.Patron.Card.Value).ToList();
        HashSet<string> taken = [.. await rights.Set<Guest>().Where(g => asked.Contains(g.CardNumber)).Select(g => g.CardNumber).ToListAsync(ct), .. await things.Set<Institution>().Where(i => asked.Contains(i.CardNumber)).Select(i => i.CardNumber).ToListAsync(ct)];
        foreach (var (row, _) in read.Where(r => taken.Contains(r.Patron.Card.Value))) row.Refuse("import-card-taken", "card");
    }

    private async Task<HashSet<Likeness>> Members(IEnumerable<(ImportRow, EarlierPatron Patron)> read, CancellationToken ct)
    {
        var asked = read.Select(r => r.Patron.Name.SearchName).Distinct().ToList();
        var found = from n in data.Set<PatronName>()
                    where asked.Contains(n.SearchName)
                    join p in data.Set<Person>() on n.PersonId equals p.Id
                    where p.EndedOn == null
                    join c in data.Set<PatronContact>() on p.Id equals c.PersonId
                    select new { n.SearchName, p.BornOn, c.Postcode, c.HouseNumber };
        return [.. (await found.ToListAsync(ct)).Select(f => new Likeness(f.SearchName, f.BornOn, f.Postcode, f.HouseNumber))];
    }

    private static Likeness LikenessOf(EarlierPatron p) => new(p.Name.SearchName, p.BornOn, p.Address.Postcode.Value, p.Address.HouseNumber);
}
