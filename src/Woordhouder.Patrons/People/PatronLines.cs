using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

internal enum PatronOrder { Name, Born, Postcode }

/// <summary>Turns any choice of people into masked lines, the same at the desk and in the office.</summary>
internal static class PatronLines
{
    public static IQueryable<PatronLine> Of<TPurpose>(For<TPurpose> data, IQueryable<Person> people, PatronOrder order = PatronOrder.Name, bool descending = false) where TPurpose : IPurpose
    {
        var (names, contacts, cards) = (data.Masked<PatronName>(), data.Masked<PatronContact>(), data.Masked<Card>().Where(c => c.ClosedOn == null));
        var rows = from p in people
                   join n in names on p.Id equals n.PersonId
                   from c in contacts.Where(c => c.PersonId == p.Id).DefaultIfEmpty()
                   from k in cards.Where(k => k.PersonId == p.Id).DefaultIfEmpty()
                   select new { p, n, c, k };
        var ordered = order switch
        {
            PatronOrder.Born => rows.By(r => r.p.BornOn.Year, descending),
            PatronOrder.Postcode => rows.By(r => r.c == null ? "" : r.c.Postcode.Substring(0, 4), descending),
            _ => rows.By(r => r.n.FamilyName, descending),
        };
        return ordered.ThenBy(r => r.n.FamilyName).ThenBy(r => r.n.GivenName).ThenBy(r => r.p.Id)
            .Select(r => new PatronLine(r.p.Id, r.n.Initials, r.n.Prefix, r.n.FamilyName, r.p.BornOn.Year, r.c == null ? null : r.c.Postcode.Substring(0, 4), r.k == null ? null : r.k.Number.Substring(10, 4), r.p.EndedOn != null));
    }
}
