using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Collection;

/// <summary>A title that a desk made in a hurry, with little more than its name: the office completes it, and then the row goes.</summary>
[NotAboutPerson]
internal sealed class UnfinishedTitle
{
    public TitleId TitleId { get; init; }
    public DateTimeOffset MadeAt { get; init; }
}

internal sealed class UnfinishedTitleMap : IEntityTypeConfiguration<UnfinishedTitle>
{
    public void Configure(EntityTypeBuilder<UnfinishedTitle> b)
    {
        b.ToTable("UnfinishedTitle");
        b.HasKey(u => u.TitleId);
        b.HasOne<Title>().WithMany().HasForeignKey(u => u.TitleId);
    }
}
