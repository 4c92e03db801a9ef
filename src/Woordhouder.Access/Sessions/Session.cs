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
        e.Property(x => x.TokenHash).HasMaxLength(64);
        e.Property(x => x.CalledName).HasMaxLength(100);
        e.Property(x => x.Device).HasMaxLength(60);
    }
}
