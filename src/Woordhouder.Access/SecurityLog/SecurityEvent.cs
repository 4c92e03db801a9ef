using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Access.SecurityLog;

internal enum SecurityEventKind
{
    SignedIn = 0, WrongPassword = 1, Locked = 2, WrongCode = 3, SignedOut = 4, PasswordSet = 5, CodeMade = 6, SecondFactorSetUp = 7, RecoveryCodeUsed = 8,
    SessionsEnded = 9, RolesChanged = 10, ServiceEnded = 11, Invited = 12, ActingForChanged = 13, AccountBlocked = 14,
    PinSet = 15, ScreenLocked = 16, Unlocked = 17, WrongPin = 18,
}

/// <summary>
/// A line of the security log. <see cref="PersonId"/> is null when nobody of ours was meant: what was typed is not kept, because people type other
/// people's addresses and sometimes their password there.
/// </summary>
[AboutPerson(nameof(PersonId), Schedule.SecurityLog, From = nameof(At), OnErasure = Erasure.Keep, KeptBecause = "kept.security")]
internal sealed class SecurityEvent
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId? PersonId { get; init; }
    [Personal(Category.Security, Given = By.Use)] public SecurityEventKind Kind { get; init; }
    [Personal(Category.Security, Given = By.Use)] public DateTimeOffset At { get; init; }
}

internal sealed class SecurityEventMap : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> e)
    {
        e.ToTable("SecurityEvent");
        e.HasIndex(x => x.PersonId);
        e.HasIndex(x => x.At);
    }
}
