using System.Globalization;

namespace Woordhouder.Patrons.Pages;

/// <summary>The fields of an address as a form holds them.</summary>
internal sealed class ContactForm
{
    public string? Postcode { get; set; }
    public string? HouseNumber { get; set; }
    public string? Addition { get; set; }
    public string? Street { get; set; }
    public string? City { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? LettersIn { get; set; }

    public static ContactForm Of(PatronContact c) => new()
    {
        Postcode = Patrons.Postcode.Show(c.Postcode),
        HouseNumber = c.HouseNumber.ToString(CultureInfo.InvariantCulture),
        Addition = c.HouseNumberAddition,
        Street = c.Street,
        City = c.City,
        Email = c.Email,
        Phone = c.Phone,
        LettersIn = c.Language,
    };
}

/// <summary>The fields of a name as a form holds them.</summary>
internal sealed class NameForm
{
    public string? GivenName { get; set; }
    public string? Prefix { get; set; }
    public string? FamilyName { get; set; }
    public string? BornOn { get; set; }
    public string? Gender { get; set; }

    public static NameForm Of(PatronDetails d) => new()
    {
        GivenName = d.Name?.GivenName,
        Prefix = d.Name?.Prefix,
        FamilyName = d.Name?.FamilyName,
        Gender = d.Gender.ToString(),
        BornOn = d.Person.BornOn.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
    };
}
