using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Collection;

internal enum ImportState
{
    /// <summary>Its bytes are still coming in.</summary>
    Receiving = 0,
    Waiting = 1,
    Running = 2,
    Done = 3,
    /// <summary>As a whole; <see cref="ImportRun.Problem"/> says why.</summary>
    Refused = 4,
    /// <summary>By a failure or by hand; goes on where it was when somebody says so.</summary>
    Stopped = 5,
}

/// <summary>One file that was offered. It lies in the database until it is read, so that any node can read it and none needs the other's disk.</summary>
[NotAboutPerson]
internal sealed class ImportRun
{
    public Guid Id { get; init; }
    /// <summary>Name without folder.</summary>
    public string FileName { get; init; } = "";
    public long Bytes { get; set; }
    public string Digest { get; set; } = "";
    public ImportState State { get; set; }
    public DateTimeOffset OfferedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    /// <summary>Records of the file that are decided: where a run that was broken off goes on.</summary>
    public int Read { get; set; }
    /// <summary>Bytes of the file that are read: for the progress only.</summary>
    public long BytesRead { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Asked { get; set; }
    public int Rejected { get; set; }
    /// <summary>Fields that a catalogue does not take in (<see cref="Marc.PublicFields"/>).</summary>
    public int FieldsLeftOut { get; set; }
    /// <summary>Why the file as a whole was refused.</summary>
    public string? Problem { get; set; }
    /// <summary>The node that reads it; another takes over when its lease is past.</summary>
    public string? Node { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
}

/// <summary>A piece of an offered file; gone when the file is read.</summary>
[NotAboutPerson]
internal sealed class ImportChunk
{
    public Guid RunId { get; init; }
    public int Number { get; init; }
    public byte[] Bytes { get; init; } = [];
}

/// <summary>A record that did not land, with what may be kept of its bytes: can be downloaded, mended and offered again.</summary>
[NotAboutPerson]
internal sealed class ImportReject
{
    public Guid RunId { get; init; }
    /// <summary>From 1, counting every record of the file.</summary>
    public int Number { get; init; }
    /// <summary>Bytes from the start in ISO 2709, the line in XML.</summary>
    public long Offset { get; init; }
    public string Reason { get; init; } = "";
    /// <summary>Empty: nothing that could be mended, or nobody can tell whether it is about people.</summary>
    public byte[] Bytes { get; init; } = [];
}

/// <summary>A record about a title that the office changed by hand: a person decides whether it is taken.</summary>
[NotAboutPerson]
internal sealed class ImportQuestion
{
    public Guid RunId { get; init; }
    public int Number { get; init; }
    public TitleId TitleId { get; init; }
    public string Text { get; init; } = "";
    public DateTimeOffset? AnsweredAt { get; set; }
    /// <summary>The incoming record was taken.</summary>
    public bool Taken { get; set; }
}

internal sealed class ImportRunMap : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> b)
    {
        b.ToTable("ImportRun");
        b.HasIndex(r => r.OfferedAt);
    }
}

internal sealed class ImportChunkMap : IEntityTypeConfiguration<ImportChunk>
{
    public void Configure(EntityTypeBuilder<ImportChunk> b)
    {
        b.ToTable("ImportChunk");
        b.HasKey(c => new { c.RunId, c.Number });
    }
}

internal sealed class ImportRejectMap : IEntityTypeConfiguration<ImportReject>
{
    public void Configure(EntityTypeBuilder<ImportReject> b)
    {
        b.ToTable("ImportReject");
        b.HasKey(c => new { c.RunId, c.Number });
    }
}

internal sealed class ImportQuestionMap : IEntityTypeConfiguration<ImportQuestion>
{
    public void Configure(EntityTypeBuilder<ImportQuestion> b)
    {
        b.ToTable("ImportQuestion");
        b.HasKey(c => new { c.RunId, c.Number });
        b.HasIndex(c => c.TitleId);
    }
}
