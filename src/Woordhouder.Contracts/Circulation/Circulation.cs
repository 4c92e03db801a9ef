using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Circulation;

public readonly record struct LoanId(Guid Value) : ITypedId<LoanId> { public static LoanId From(Guid value) => new(value); }

public readonly record struct HoldId(Guid Value) : ITypedId<HoldId> { public static HoldId From(Guid value) => new(value); }

/// <summary>An item left the library. Collection keeps its availability by it.</summary>
public sealed record ItemCheckedOut(ItemId Item, TitleId Title, DateOnly DueOn) : IEvent;

/// <summary>An item came back.</summary>
/// <param name="SetAside">It does not go to its shelf: it waits for somebody, or travels to another branch.</param>
public sealed record ItemCheckedIn(ItemId Item, TitleId Title, bool SetAside = false) : IEvent;

/// <summary>An item is not coming back, as far as anybody knows. The catalogue shows it as missing until it is checked in.</summary>
/// <param name="StillLent">Its loan is open until it is paid or waived.</param>
public sealed record ItemLost(ItemId Item, TitleId Title, bool StillLent) : IEvent;

/// <summary>An item is damaged and goes to be mended.</summary>
public sealed record ItemDamaged(ItemId Item) : IEvent;

/// <summary>What a member was told lies ready for them lies there no more: it went to somebody else, and they wait again.</summary>
public sealed record HoldTakenAway(PersonId Person, HoldId Hold, ItemId Item) : IEvent;

/// <summary>An item that was missing passed a desk.</summary>
public sealed record ItemFound(ItemId Item) : IEvent;
