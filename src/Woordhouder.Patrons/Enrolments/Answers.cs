using System.Globalization;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>
/// Reads what people typed into values, and keeps every reason why one cannot be used, each at its field, so that all are told at once.
/// </summary>
internal sealed class Answers(DateOnly today)
{
    public List<Refusal> Refusals { get; } = [];
    public bool Good => Refusals.Count == 0;

    public void Refuse(string code, string field, params (string, object?)[] values) => Refusals.Add(new Refusal(code, null, values) { Field = field });

    public DutchName Name(string? given, string? prefix, string? family)
    {
        Needed(given, "given-name-missing", "GivenName");
        Needed(family, "family-name-missing", "FamilyName");
        foreach (var (text, field) in new[] { (given, "GivenName"), (prefix, "Prefix"), (family, "FamilyName") })
        {
            if (text?.Length > DutchName.MaxLength) Refuse("name-too-long", field, ("n", DutchName.MaxLength));
            if (text?.Any(c => char.IsDigit(c) || char.IsControl(c) || c is '<' or '>' or '@') == true) Refuse("name-signs", field);
        }
        return DutchName.Of(given ?? "", prefix, family ?? "");
    }

    public DateOnly BornOn(string? text)
    {
        if (!DutchDate.TryParse(text, today, out var born)) Refuse("birth-date-missing", "BornOn");
        else if (born > today || Age.On(today, born) > Age.Oldest) Refuse("birth-date-unlikely", "BornOn", ("date", born));
        return born;
    }

    public Address Address(string? postcode, string? number, string? addition, string? street, string? city)
    {
        if (!Patrons.Postcode.TryParse(postcode, out var code)) Refuse("postcode-unknown", "Postcode");
        if (!int.TryParse(number?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var house) || house is < 1 or > 99999) Refuse("house-number-missing", "HouseNumber");
        var more = addition?.Trim();
        if (more?.Length > 10) Refuse("addition-too-long", "Addition", ("n", 10));
        Needed(street, "street-missing", "Street");
        Needed(city, "city-missing", "City");
        if (street?.Length > 80) Refuse("text-too-long", "Street", ("n", 80));
        if (city?.Length > 80) Refuse("text-too-long", "City", ("n", 80));
        return new Address(code, house, string.IsNullOrEmpty(more) ? null : more, street?.Trim() ?? "", city?.Trim() ?? "");
    }

    public EmailAddress? Email(string? text, string field, bool needed)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (needed) Refuse("email-missing", field);
            return null;
        }
        if (EmailAddress.TryParse(text, out var address)) return address;
        Refuse(text.Contains('@', StringComparison.Ordinal) ? "email-unlikely" : "email-without-at", field);
        return null;
    }

    public PhoneNumber? Phone(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (PhoneNumber.TryParse(text, out var number)) return number;
        Refuse("phone-unlikely", "Phone");
        return null;
    }

    /// <summary>Empty is a good answer: nobody has to say.</summary>
    public static Gender GenderOf(string? text) => Enum.TryParse<Gender>(text, out var gender) && Enum.IsDefined(gender) ? gender : Gender.NotSaid;

    public string Representative(string? name, bool needed)
    {
        if (needed) Needed(name, "representative-missing", "RepresentativeName");
        if (name?.Length > DutchName.MaxLength) Refuse("name-too-long", "RepresentativeName", ("n", DutchName.MaxLength));
        return name?.Trim() ?? "";
    }

    private void Needed(string? text, string code, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) Refuse(code, field);
    }
}
