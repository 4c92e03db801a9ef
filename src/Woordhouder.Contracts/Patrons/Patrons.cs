using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Patrons;

/// <summary>What a card number leads to.</summary>
/// <param name="Usable">False for a card reported lost or replaced: the desk says so and refuses it.</param>
public sealed record CardLookup(PersonId Person, bool Usable);

public enum ReadingHistoryChoice { Undecided = 0, Keep = 1, Forget = 2 }

/// <summary>What lending needs to know of a patron, and nothing else.</summary>
/// <param name="CalledName">How the desk addresses the patron.</param>
/// <param name="Subscription">Id in settings.yaml.</param>
/// <param name="EndsOn">Last day that the subscription lends; null: without expiry.</param>
/// <param name="MembershipEnded">The membership is over (D10).</param>
/// <param name="Guest">No member: only a name and a card number are known.</param>
/// <param name="Version">Of the borrower: two desks that pass one limit check cannot both write (architecture §6).</param>
public sealed record PatronStanding(PersonId Id, string CalledName, string CardLastFour, string Subscription, int MaxLoans, DateOnly? EndsOn, bool MembershipEnded, int Age, ReadingHistoryChoice ReadingHistory, int Version, bool Guest = false);

/// <summary>Patrons answers who a patron is to the desk. Inside the same unit and transaction.</summary>
public interface IPatronStanding
{
    /// <summary>Whose card this is; null: no card of this library.</summary>
    Task<CardLookup?> ByCard(string number, CancellationToken ct = default);
    /// <summary>Null: not a patron, or not visible for lending (restricted): the desk says so and names the privacy officer.</summary>
    Task<PatronStanding?> Of(PersonId person, CancellationToken ct = default);
}

/// <summary>What a slip or a list says instead of a name: the last four figures of the card and a first letter.</summary>
/// <param name="CardLastFour">Empty while no card is open.</param>
[MaskedLine]
public sealed record PatronMark(PersonId Person, string CardLastFour, string FirstLetter)
{
    /// <summary>"4821 S."</summary>
    public override string ToString() => $"{CardLastFour} {FirstLetter}.".TrimStart();
}

/// <summary>Patrons answers how lists and slips show members without opening their record.</summary>
public interface IPatronMarks
{
    /// <summary>Who may not be seen for lending now is not in it.</summary>
    Task<IReadOnlyDictionary<PersonId, PatronMark>> Of(IReadOnlyCollection<PersonId> people, CancellationToken ct = default);
}

/// <summary>Patrons answers who may be meant by what somebody types at sign-in (D42: an address never identifies alone).</summary>
public interface ISignInLookup
{
    Task<CardLookup?> ByCard(string number, CancellationToken ct = default);
    /// <summary>Everybody with this address who is a member, with the last four figures of their card to choose by.</summary>
    Task<IReadOnlyList<(PersonId Person, string CardLastFour)>> ByEmail(string email, CancellationToken ct = default);
    /// <summary>Where a link for this member goes; null: no address.</summary>
    Task<(string Email, string Language)?> AddressOf(PersonId person, CancellationToken ct = default);
    /// <summary>Themselves and, while it lasts, whom they represent (D5), with a first name to show in the bar.</summary>
    Task<IReadOnlyList<(PersonId Person, string CalledName)>> MayActFor(PersonId person, CancellationToken ct = default);
}

/// <summary>Access answers for the sign-in of members.</summary>
public interface IMemberAccounts
{
    Task<bool> Exists(PersonId person, CancellationToken ct = default);
    /// <summary>Makes or replaces the password. Refused with the reasons that the person reads (too short, known from breaches).</summary>
    Task<Outcome<Nothing>> SetPassword(PersonId person, string password, CancellationToken ct = default);
    /// <summary>Whether this is the member's password, typed at a self-service terminal. Counts and locks as at sign-in; takes equally long whatever the answer.</summary>
    Task<bool> IsPassword(PersonId person, string typed, CancellationToken ct = default);
    /// <summary>A one-time code, for a link by mail or on paper from the desk; valid one day (mail) or seven days (desk).</summary>
    Task<string> OneTimeCode(PersonId person, TimeSpan valid, CancellationToken ct = default);
}

/// <summary>A reason why a membership does not end yet (open loans, unpaid charges): asked of every module that can have one (D10).</summary>
public interface IMayNotEndYet
{
    /// <summary>Text ids with their values; the person reads them.</summary>
    Task<IReadOnlyList<Refusal>> Reasons(PersonId person, CancellationToken ct = default);
    /// <summary>Those among these people whom something holds: one set-based question for the nightly job.</summary>
    Task<IReadOnlySet<PersonId>> Held(IReadOnlyCollection<PersonId> people, CancellationToken ct = default);
}

/// <summary>A membership began. No name, no address: handlers ask for what they may see.</summary>
public sealed record MembershipBegan(PersonId Person) : IEvent;

/// <summary>A membership ended (D10); every schedule counts from this day.</summary>
public sealed record MembershipEnded(PersonId Person, DateOnly On) : IEvent;

/// <summary>A guest was erased: what was settled stays as a posting and nothing more.</summary>
public sealed record GuestGone(PersonId Guest) : IEvent;

/// <summary>A member chose to keep or to forget titles of returned loans (D11).</summary>
public sealed record ReadingHistoryChosen(PersonId Person, ReadingHistoryChoice Choice) : IEvent;

/// <summary>A consent that a restored backup still held was withdrawn once more, at the moment of the first time (D14).</summary>
public sealed record ConsentWithdrawnAgain(PersonId Person, string Purpose, DateTimeOffset At) : IEvent;

/// <summary>
/// Any module in which a member can be seen using the library (borrowing, signing in) answers who did: a membership without expiry ends after 36 months
/// without any use (D10). Asked by the nightly job, about the few who may be due; no day of use is written down for it.
/// </summary>
public interface IUseOfLibrary
{
    /// <summary>Those among these people who used the library on or after the day.</summary>
    Task<IReadOnlySet<PersonId>> UsedSince(IReadOnlyCollection<PersonId> people, DateOnly since, CancellationToken ct = default);
}
