using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages;

/// <param name="Name">Of the form field.</param>
internal sealed record FormValue(string Name, string Label, string? Value);

/// <param name="Mine">What was typed.</param>
/// <param name="Theirs">What stands there now.</param>
internal sealed record ConflictField(string Name, string Label, string? Mine, string? Theirs);

/// <summary>Somebody else saved first: both values of every field that differs, to choose from, and the rest as it was typed (experience §d).</summary>
/// <param name="Handler">Of the page, that saves.</param>
/// <param name="Hidden">Fields that are sent along: the version that stands there now, and what does not differ.</param>
internal sealed record Conflict(string Handler, IReadOnlyList<ConflictField> Differ, IReadOnlyList<(string Name, string? Value)> Hidden)
{
    /// <summary>Null: what was typed is what stands there now.</summary>
    public static Conflict? Between(string handler, IReadOnlyList<FormValue> mine, IReadOnlyList<FormValue> theirs, params (string Name, string? Value)[] along)
    {
        var pairs = mine.Join(theirs, m => m.Name, t => t.Name, (m, t) => new ConflictField(m.Name, m.Label, m.Value, t.Value)).ToList();
        var differ = pairs.Where(p => (p.Mine ?? "") != (p.Theirs ?? "")).ToList();
        return differ.Count == 0 ? null : new Conflict(handler, differ, [.. along, .. pairs.Except(differ).Select(p => (p.Name, p.Mine))]);
    }

    public static IReadOnlyList<FormValue> Of(ContactForm f, PageChrome c) =>
    [
        new("Contact.Postcode", c.L("Postcode", "Postcode"), Patrons.Postcode.Show(f.Postcode?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() ?? "")),
        new("Contact.HouseNumber", c.L("Huisnummer", "House number"), f.HouseNumber), new("Contact.Addition", c.L("Toevoeging", "Addition"), f.Addition),
        new("Contact.Street", c.L("Straat", "Street"), f.Street), new("Contact.City", c.L("Plaats", "Town"), f.City), new("Contact.Email", c.L("E-mailadres", "E-mail address"), f.Email),
        new("Contact.Phone", c.L("Telefoon", "Telephone"), f.Phone), new("Contact.LettersIn", c.L("Taal van brieven", "Language of letters"), f.LettersIn),
    ];

    public static IReadOnlyList<FormValue> Of(NameForm f, PageChrome c, bool withBirthDate)
    {
        List<FormValue> name = [new("Name.GivenName", c.L("Voornaam", "First name"), f.GivenName), new("Name.Prefix", c.L("Voorvoegsel", "Name prefix"), f.Prefix), new("Name.FamilyName", c.L("Achternaam", "Surname"), f.FamilyName)];
        if (withBirthDate) name.Add(new("Name.BornOn", c.L("Geboortedatum", "Date of birth"), f.BornOn));
        else if (f.Gender is not null) name.Add(new("Name.Gender", c.L("Geslacht", "Gender"), f.Gender));
        return name;
    }
}
