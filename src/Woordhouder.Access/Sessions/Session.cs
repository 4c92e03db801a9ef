using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Access.Sessions;

internal readonly record struct SessionId(Guid Value) : ITypedId<SessionId> { public static SessionId From(Guid value) => new(value); }

internal enum SessionKind { Member = 0, Staff = 1 }

/// <summary>How far the sign-in has come. Only <see cref="In"/> opens anything.</summary>
internal enum SessionStage
{
    In = 0,
    /// <summary>The password was right; the code of the second factor is awaited.</summary>
    SecondFactor = 1,
    /// <summary>The password was right; the role needs a second factor and it must be set up first.</summary>
    SettingUp = 2,
    /// <summary>Signed in and parked: somebody locked the screen. Opens nothing until the PIN of the same person wakes it.</summary>
    Locked = 3,
}

/// <summary>Somebody signed in on a device. The cookie holds a random token of 256 bits, this row its SHA-256; there is no IP address here.</summary>
[AboutPerson(nameof(PersonId), Schedule.Sessions, From = nameof(ExpiresAt), Made = nameof(CreatedAt))]
[AboutPerson(nameof(ActingFor), Schedule.Sessions, From = nameof(ExpiresAt), Made = nameof(CreatedAt), Sees = [nameof(CreatedAt), nameof(ActingFor)])]
internal sealed class Session
{
    [Operational] public SessionId Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    /// <summary>Whom a member acts for, when that is somebody else (D5).</summary>
    [Personal(Category.Identity)] public PersonId? ActingFor { get; set; }
    [Personal(Category.Account, Secret = true)] public string TokenHash { get; set; } = "";
    [Personal(Category.Account, Given = By.Use)] public SessionKind Kind { get; init; }
    [Personal(Category.Account, Given = By.Use)] public SessionStage Stage { get; set; }
    /// <summary>First name, for the bar.</summary>
    [Personal(Category.Identity)] public string CalledName { get; set; } = "";
    /// <summary>Coarse: "Firefox op Linux".</summary>
    [Personal(Category.Account, Given = By.Use)] public string Device { get; init; } = "";
    [Personal(Category.Account, Given = By.Use)] public DateTimeOffset CreatedAt { get; init; }
    [Personal(Category.Account, Given = By.Use)] public DateTimeOffset LastSeenAt { get; set; }
    /// <summary>The same for all who are signed in at one browser of the desk and switch there; null until the screen is locked for the first time.</summary>
    [Personal(Category.Account, Given = By.Library)] public Guid? Terminal { get; set; }
    /// <summary>Where the desk stands: a branch of settings.yaml; null: not said yet.</summary>
    [Personal(Category.Account)] public string? Branch { get; set; }
    /// <summary>Of the desk's sounds, 0 to 100; null: as loud as it goes.</summary>
    [Personal(Category.Account)] public int? Volume { get; set; }
    /// <summary>The earlier of idle and absolute end; set to now when the session is ended.</summary>
    [Personal(Category.Account, Given = By.Library)] public DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> e)
    {
        e.ToTable("Session");
        e.HasIndex(x => x.TokenHash).IsUnique();
        e.HasIndex(x => x.PersonId);
        e.HasIndex(x => x.ActingFor);
        e.HasIndex(x => x.ExpiresAt);
        e.HasIndex(x => x.Terminal);
        e.Property(x => x.Branch).HasMaxLength(60);
        e.Property(x => x.TokenHash).HasMaxLength(64);
        e.Property(x => x.CalledName).HasMaxLength(100);
        e.Property(x => x.Device).HasMaxLength(60);
    }
}
