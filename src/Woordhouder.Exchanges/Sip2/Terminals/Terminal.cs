using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Exchanges.Sip2;

internal readonly record struct TerminalId(Guid Value) : ITypedId<TerminalId> { public static TerminalId From(Guid value) => new(value); }

/// <summary>How a terminal wants the day on which something is due: the standard leaves it free.</summary>
internal enum DueForm
{
    /// <summary>18 characters, as all dates of SIP2.</summary>
    Sip = 0,
    /// <summary>2026-03-02 23:59:59</summary>
    Iso = 1,
    /// <summary>2-3-2026, to be printed as it stands.</summary>
    Day = 2,
}

/// <summary>A self-service terminal, sorter or gate, with the account by which it logs in and what it may show.</summary>
[NotAboutPerson]
internal sealed class Terminal
{
    public const int LongestName = 60, LongestLogin = 40, LongestAddresses = 500;

    public TerminalId Id { get; init; }
    /// <summary>Members read it where it opened their record.</summary>
    public string Name { get; set; } = "";
    public string Login { get; init; } = "";
    /// <summary>PBKDF2 as of staff's passwords; null: no key was made, or it was taken back: nobody logs in.</summary>
    public string? KeyHash { get; set; }
    /// <summary>Where it stands: a branch of settings.yaml.</summary>
    public string Branch { get; set; } = "";
    /// <summary>Addresses and networks (10.0.0.0/24) that it may log in from, separated by commas; "": any.</summary>
    public string Addresses { get; set; } = "";
    public SipCharset Charset { get; set; }
    public DueForm DueForm { get; set; }
    /// <summary>Of the sentences that it shows, unless it asks for another: nl or en.</summary>
    public string Language { get; set; } = "nl";
    /// <summary>A member shows nothing and borrows nothing without the password.</summary>
    public bool PinRequired { get; set; } = true;
    /// <summary>Sends the member's name; else the initials. Address, mail and birth date are never sent.</summary>
    public bool ShowsName { get; set; }
    /// <summary>Ends messages with CR and LF; the standard says CR.</summary>
    public bool LineFeeds { get; set; }
    public DateTimeOffset? LastSeenAt { get; set; }
    public int Version { get; set; }

    public bool MayComeFrom(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return Addresses.Length == 0 || Networks(Addresses).Any(n => n.Contains(address));
    }

    /// <exception cref="FormatException">Something in it is no address and no network.</exception>
    public static IReadOnlyList<IPNetwork> Networks(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)];

    private static IPNetwork Network(string text) => text.Contains('/', StringComparison.Ordinal) ? IPNetwork.Parse(text)
        : IPAddress.Parse(text) is var address ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : default;
}

/// <summary>
/// One message of a terminal, for whoever looks why something did not work: which kind, what came of it and how long it took. No card, no item, no name: the log
/// knows nobody, and cannot be laid beside the loans.
/// </summary>
[NotAboutPerson, Swept(Schedule.Outbox, nameof(At))]
internal sealed class TerminalMessage
{
    public Guid Id { get; init; }
    public TerminalId TerminalId { get; init; }
    public DateTimeOffset At { get; init; }
    /// <summary>The two figures of the request and of the answer.</summary>
    public string Request { get; init; } = "";
    public string Answer { get; init; } = "";
    /// <summary>Null: a message that is neither done nor refused.</summary>
    public bool? Done { get; init; }
    /// <summary>Codes of refusals, comma-separated.</summary>
    public string Reasons { get; init; } = "";
    /// <summary>It happened before, without connection, and was written down afterwards.</summary>
    public bool Offline { get; init; }
    /// <summary>The same request had come before: it got the first one's answer.</summary>
    public bool Repeated { get; init; }
    public int Milliseconds { get; init; }
}

/// <summary>A request that asks for something to be done, known for ten minutes by a keyed hash, with the one-time key under which it is done.</summary>
[NotAboutPerson, Swept(Schedule.Outbox, nameof(At))]
internal sealed class TerminalTurn
{
    public Guid Hash { get; init; }
    public TerminalId TerminalId { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid Key { get; init; }
}

/// <summary>What a terminal said about the label of an item (19): whether its security is on. About a thing.</summary>
[NotAboutPerson]
internal sealed class ItemLabel
{
    public Contracts.Collection.ItemId ItemId { get; init; }
    public string Properties { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class TerminalMaps : IEntityTypeConfiguration<Terminal>, IEntityTypeConfiguration<TerminalMessage>, IEntityTypeConfiguration<TerminalTurn>, IEntityTypeConfiguration<ItemLabel>
{
    public void Configure(EntityTypeBuilder<Terminal> b)
    {
        b.ToTable("Terminal");
        b.Property(t => t.Id).ValueGeneratedNever();
        b.Property(t => t.Name).HasMaxLength(Terminal.LongestName);
        b.Property(t => t.Login).HasMaxLength(Terminal.LongestLogin);
        b.Property(t => t.Branch).HasMaxLength(60);
        b.Property(t => t.Addresses).HasMaxLength(Terminal.LongestAddresses);
        b.Property(t => t.Language).HasMaxLength(2);
        b.Property(t => t.Version).IsConcurrencyToken();
        b.HasIndex(t => t.Login).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TerminalMessage> b)
    {
        b.ToTable("TerminalMessage");
        b.Property(m => m.Id).ValueGeneratedNever();
        b.Property(m => m.Request).HasMaxLength(2);
        b.Property(m => m.Answer).HasMaxLength(2);
        b.Property(m => m.Reasons).HasMaxLength(300);
        b.HasIndex(m => new { m.TerminalId, m.At });
        b.HasIndex(m => m.At);
    }

    public void Configure(EntityTypeBuilder<TerminalTurn> b)
    {
        b.ToTable("TerminalTurn");
        b.HasKey(t => t.Hash);
        b.Property(t => t.Hash).ValueGeneratedNever();
        b.HasIndex(t => t.At);
    }

    public void Configure(EntityTypeBuilder<ItemLabel> b)
    {
        b.ToTable("ItemLabel");
        b.HasKey(l => l.ItemId);
        b.Property(l => l.ItemId).ValueGeneratedNever();
        b.Property(l => l.Properties).HasMaxLength(255);
    }
}
