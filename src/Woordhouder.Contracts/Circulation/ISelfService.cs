using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Circulation;

/// <summary>A check-out or renewal that happened while a terminal had no connection.</summary>
/// <param name="At">When it happened, not after now.</param>
/// <param name="Due">What the terminal told the member; null: as the loan rules count.</param>
public sealed record LentBefore(DateTimeOffset At, DateOnly? Due);

/// <param name="Renewed">The member had it already: it was renewed.</param>
/// <param name="Fee">What borrowing costs, from zero.</param>
/// <param name="InSpiteOf">Codes of what would have been refused, had it not happened before.</param>
public sealed record SelfLoan(ItemFacts Item, DateOnly DueOn, bool Renewed, Money Fee = default, IReadOnlyList<string>? InSpiteOf = null);

public enum ReturnedTo
{
    Shelf,
    /// <summary>Ready for a member, here.</summary>
    HoldShelf,
    /// <summary>In the crate for another branch.</summary>
    OtherBranch,
    /// <summary>To be looked at by staff: it no longer belongs to the collection.</summary>
    Staff,
    /// <summary>Somebody borrowed it after it came back, and has it still.</summary>
    LentSince,
}

/// <param name="Bin">The sort bin that settings.yaml names; null: none.</param>
/// <param name="Branch">Where it goes.</param>
/// <param name="Reserved">Somebody waits for it, here or there.</param>
public sealed record SelfReturn(ItemFacts Item, ReturnedTo To, string Branch, string? Bin, bool Reserved);

/// <summary>By number of the item.</summary>
public sealed record SelfRenewals(IReadOnlyList<string> Renewed, IReadOnlyList<string> Not);

/// <param name="Place">In the queue; 1 is next.</param>
public sealed record SelfHold(ItemFacts Item, int? Place, string PickUp);

public enum ItemStanding { OnShelf, Lent, OnHoldShelf, InTransit, Elsewhere, OnOrder, Missing, ClaimedReturned, Lost }

/// <param name="Branch">Where it is, or where it goes.</param>
/// <param name="Waiting">How many wait for its title.</param>
/// <param name="DueOn">Only for whoever has it at home.</param>
public sealed record ItemNow(ItemFacts Item, ItemStanding Standing, string Branch, int Waiting, DateOnly? DueOn);

public sealed record LoanAtHome(string Barcode, string Title, DateOnly DueOn, bool Late);

public sealed record HoldOfPatron(string Title, bool Ready);

/// <summary>What a member reads about themselves at a terminal.</summary>
/// <param name="MaxHolds">Of the subscription.</param>
/// <param name="Charges">What is open, oldest first.</param>
/// <param name="OwesTooMuch">New loans wait until less is open.</param>
public sealed record PatronAtTerminal(PatronStanding Patron, int MaxHolds, bool Ended, IReadOnlyList<LoanAtHome> Loans, IReadOnlyList<HoldOfPatron> Holds, IReadOnlyList<OpenCharge> Charges, bool OwesTooMuch);

/// <summary>What a terminal may ask to be done; a repeated request is known by it.</summary>
public enum SelfServiceAct { CheckOut, UndoCheckOut, CheckIn, UndoCheckIn, Renew, RenewAll, Hold, CancelHold, FeePaid }

/// <summary>
/// Circulation does for a self-service terminal what the desk does, by the same rules, without any of the desk's exceptions. Each act has a one-time key: the
/// same key again gets the first one's answer and does nothing.
/// </summary>
public interface ISelfService
{
    /// <summary>Null: lending may not see this person now.</summary>
    Task<PatronAtTerminal?> Patron(PersonId patron, CancellationToken ct = default);

    /// <param name="mayRenew">What the member has already is renewed; else it is refused.</param>
    /// <param name="before">It happened without connection: nothing refuses it. What was lent since stays lent, and this loan is over.</param>
    /// <param name="feeAgreed">Else what costs something is refused as "costs-a-fee", with its "amount".</param>
    /// <param name="again">The key was given out before, for the same request.</param>
    Task<Outcome<SelfLoan>> CheckOut(PersonId patron, string barcode, string branch, bool mayRenew, LentBefore? before, bool feeAgreed, Guid key, bool again, CancellationToken ct = default);

    /// <summary>As if it had not been lent, within five minutes.</summary>
    /// <param name="at">When it was taken back, without connection; null: now.</param>
    Task<Outcome<ItemFacts>> UndoCheckOut(PersonId patron, string barcode, DateTimeOffset? at, Guid key, CancellationToken ct = default);

    /// <param name="at">When it was brought back, without connection: a loan that began since goes on; null: now.</param>
    Task<Outcome<SelfReturn>> CheckIn(string barcode, string branch, DateTimeOffset? at, Guid key, CancellationToken ct = default);

    /// <summary>As if it had not come back, within five minutes.</summary>
    Task<Outcome<ItemFacts>> UndoCheckIn(string barcode, string branch, Guid key, CancellationToken ct = default);

    /// <param name="before">It happened without connection: written down whatever the rules say, if that loan is still open.</param>
    Task<Outcome<SelfLoan>> Renew(PersonId patron, string barcode, string branch, LentBefore? before, Guid key, CancellationToken ct = default);

    Task<Outcome<SelfRenewals>> RenewAll(PersonId patron, string branch, Guid key, CancellationToken ct = default);

    /// <param name="thisCopy">This copy and no other.</param>
    /// <param name="until">The last day on which it waits, no later than the library keeps it; null: as long as that.</param>
    Task<Outcome<SelfHold>> PlaceHold(PersonId patron, string barcode, string pickUp, bool thisCopy, DateOnly? until, Guid key, CancellationToken ct = default);

    /// <param name="pickUp">Another branch to collect at; null: it stays.</param>
    Task<Outcome<SelfHold>> ChangeHold(PersonId patron, string barcode, string? pickUp, CancellationToken ct = default);

    Task<Outcome<SelfHold>> CancelHold(PersonId patron, string barcode, Guid key, CancellationToken ct = default);

    /// <summary>Everything that is open was paid at the terminal. The same key again is paid once, unless as much is open anew: then it is another payment.</summary>
    /// <param name="amount">Exactly what is open, else refused.</param>
    Task<Outcome<Nothing>> Pay(PersonId patron, Money amount, Guid key, CancellationToken ct = default);

    /// <summary>Null: no item of this library.</summary>
    /// <param name="patron">Whoever stands there: of what they have at home they read until when.</param>
    Task<ItemNow?> Item(string barcode, PersonId? patron, CancellationToken ct = default);

    /// <summary>Whether what this key did is still so, or was never done. False: meanwhile it was undone, or came back; the same words then ask for something new.</summary>
    Task<bool> Stands(SelfServiceAct act, Guid key, string barcode, CancellationToken ct = default);
}
