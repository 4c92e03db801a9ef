using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>The numbers are those of ISO 5218, with X as 3. Nobody has to say (CJEU C-394/23).</summary>
internal enum Gender { NotSaid = 0, Man = 1, Woman = 2, X = 3 }

/// <summary>Gender, where the person gave it. The birth date stands in Platform's anchor.</summary>
[AboutPerson(nameof(PersonId), Schedule.Membership)]
internal sealed class PatronDemographics
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Demographics)] public Gender Gender { get; set; }
}

internal sealed class PatronDemographicsMap : IEntityTypeConfiguration<PatronDemographics>
{
    public void Configure(EntityTypeBuilder<PatronDemographics> b) => b.ToTable("PatronDemographics").HasKey(x => x.PersonId);
}
