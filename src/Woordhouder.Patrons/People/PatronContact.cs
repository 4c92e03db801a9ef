using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>An address in the Netherlands. The addition holds letter and toevoeging together ("A bis").</summary>
internal sealed record Address(Postcode Postcode, int HouseNumber, string? Addition, string Street, string City);

/// <summary>Where a patron is reached. Only the present address: an earlier one is not kept.</summary>
[AboutPerson(nameof(PersonId), Schedule.Membership)]
internal sealed class PatronContact
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Contact)] public string Postcode { get; private set; } = "";
    [Personal(Category.Contact)] public int HouseNumber { get; private set; }
    [Personal(Category.Contact)] public string? HouseNumberAddition { get; private set; }
    [Personal(Category.Contact)] public string Street { get; private set; } = "";
    [Personal(Category.Contact)] public string City { get; private set; } = "";
    [Personal(Category.Contact)] public string? Email { get; private set; }
    [Personal(Category.Contact)] public string? Phone { get; private set; }
    /// <summary>Of letters and mail: nl or en.</summary>
    [Personal(Category.Contact)] public string Language { get; private set; } = "nl";
    [Operational] public int Version { get; private set; }

    public void Take(Address address, EmailAddress? email, PhoneNumber? phone, string language)
    {
        (Postcode, HouseNumber, HouseNumberAddition, Street, City) = (address.Postcode.Value, address.HouseNumber, address.Addition, address.Street, address.City);
        (Email, Phone, Language) = (email?.Value, phone?.Value, language == "en" ? "en" : "nl");
        Version++;
    }
}

internal sealed class PatronContactMap : IEntityTypeConfiguration<PatronContact>
{
    public void Configure(EntityTypeBuilder<PatronContact> b)
    {
        b.ToTable("PatronContact").HasKey(x => x.PersonId);
        b.Property(x => x.Version).IsConcurrencyToken();
        b.HasIndex(x => new { x.Postcode, x.HouseNumber });
        b.HasIndex(x => x.Email);
    }
}
