using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>What a patron is called.</summary>
[AboutPerson(nameof(PersonId), Schedule.Membership)]
internal sealed class PatronName
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Identity)] public string GivenName { get; private set; } = "";
    [Personal(Category.Identity)] public string? Prefix { get; private set; }
    [Personal(Category.Identity)] public string FamilyName { get; private set; } = "";
    [Personal(Category.Identity, Given = By.Library)] public string Initials { get; private set; } = "";
    /// <summary>The name as it is looked for (see <see cref="DutchName.SearchName"/>).</summary>
    [Personal(Category.Identity, Given = By.Library)] public string SearchName { get; private set; } = "";
    [Operational] public int Version { get; private set; }

    public DutchName Name => new(GivenName, Prefix, FamilyName);

    public void Take(DutchName name)
    {
        (GivenName, Prefix, FamilyName) = (name.GivenName, name.Prefix, name.FamilyName);
        (Initials, SearchName) = (name.Initials, name.SearchName);
        Version++;
    }
}

internal sealed class PatronNameMap : IEntityTypeConfiguration<PatronName>
{
    public void Configure(EntityTypeBuilder<PatronName> b)
    {
        b.ToTable("PatronName").HasKey(x => x.PersonId);
        b.Ignore(x => x.Name);
        b.Property(x => x.Version).IsConcurrencyToken();
        b.HasIndex(x => x.SearchName);
    }
}
