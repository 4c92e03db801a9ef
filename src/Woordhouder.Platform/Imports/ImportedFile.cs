using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Imports;

/// <summary>
/// A file that was taken in from another system, and how far it is. By it a file that was broken off goes on where it was, and one that is in is not read a
/// second time: whoever was erased, returned a book or changed their card since does not come back by it.
/// </summary>
[NotAboutPerson]
internal sealed class ImportedFile
{
    public Guid Id { get; init; }
    public string Kind { get; init; } = "";
    /// <summary>A keyed hash of what the file says: only this library can recognise it.</summary>
    public string Digest { get; init; } = "";
    public DateTimeOffset StartedAt { get; init; }
    /// <summary>So many of its rows, from the first on, have been dealt with.</summary>
    public int Rows { get; set; }
    public int Added { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
}

internal static class ImportedFileMap
{
    public static void Map(EntityTypeBuilder<ImportedFile> b)
    {
        b.ToTable("ImportedFile");
        b.HasIndex(x => x.Digest).IsUnique();
        b.Property(x => x.Kind).HasMaxLength(30);
        b.Property(x => x.Digest).HasMaxLength(64);
    }
}
