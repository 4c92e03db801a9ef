using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>Turns any choice of people into masked lines, the same everywhere at the desk.</summary>
internal static class PatronLines
{
    public static IQueryable<PatronLine> Of<TPurpose>(For<TPurpose> data, IQueryable<Person> people) where TPurpose : IPurpose
    {
        var (names, contacts, cards) = (data.Masked<PatronName>(), data.Masked<PatronContact>(), data.Masked<Card>().Where(c => c.ClosedOn == null));
        return from p in people
               join n in names on p.Id equals n.PersonId
               from c in contacts.Where(c => c.PersonId == p.Id).DefaultIfEmpty()
               from k in cards.Where(k => k.PersonId == p.Id).DefaultIfEmpty()
               orderby n.FamilyName, n.GivenName
               select new PatronLine(p.Id, n.Initials, n.Prefix, n.FamilyName, p.BornOn.Year, c == null ? null : c.Postcode.Substring(0, 4), k == null ? null : k.Number.Substring(10, 4), p.EndedOn != null);
    }
}
