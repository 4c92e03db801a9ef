using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

internal enum DeskActKind { CheckOut = 0, CheckIn = 1, Renewal = 2 }

/// <summary>
/// That something was done at a desk, for the day's numbers: where, what and in which hour, never by whom or about what. Lines are added, never counted up in
/// one row: twenty desks would wait for each other there.
/// </summary>
[NotAboutPerson, Swept(Schedule.Outbox, nameof(At))]
internal sealed class DeskAct
{
    public Guid Id { get; init; }
    public string Branch { get; init; } = "";
    public DeskActKind Kind { get; init; }
    /// <summary>The start of the hour.</summary>
    public DateTimeOffset At { get; init; }
    /// <summary>Below zero: taken back.</summary>
    public int Count { get; init; }

    /// <param name="at">When it was done.</param>
    public static DeskAct Of(string branch, DeskActKind kind, int count, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(at), Branch = branch, Kind = kind, At = at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerHour)), Count = count };
}

internal static class DeskActs
{
    /// <summary>With the next save, in the transaction of what was done.</summary>
    public static void Count(this For<Lending> data, string branch, DeskActKind kind, int count, TimeProvider clock) => data.Add(DeskAct.Of(branch, kind, count, clock.GetUtcNow()));
}

internal sealed class DeskActMap : IEntityTypeConfiguration<DeskAct>
{
    public void Configure(EntityTypeBuilder<DeskAct> b)
    {
        b.ToTable("DeskAct");
        b.Property(a => a.Branch).HasMaxLength(60);
        b.HasIndex(a => a.At);
    }
}
