using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Circulation;

public readonly record struct ChargeId(Guid Value) : ITypedId<ChargeId> { public static ChargeId From(Guid value) => new(value); }

/// <summary>What a charge is for. Nobody under 18 has the first or the third (D41).</summary>
public enum ChargeKind
{
    /// <summary>Brought back after the due date.</summary>
    Overdue = 1,
    /// <summary>The replacement of something that was lost.</summary>
    Lost = 2,
    /// <summary>The library's work on replacing it.</summary>
    Processing = 3,
    Damaged = 4,
    /// <summary>For borrowing it.</summary>
    Loan = 5,
}

/// <summary>An amount that is open.</summary>
public sealed record OpenCharge(ChargeId Id, ChargeKind Kind, Money Amount, DateOnly MadeOn);

/// <summary>Circulation answers what somebody owes for lending, and takes note that it was paid: for the desk, terminals and billing. Inside the same unit and transaction.</summary>
public interface ICharges
{
    /// <summary>Oldest first. Empty also for who may not be seen for lending now.</summary>
    Task<IReadOnlyList<OpenCharge>> Open(PersonId person, CancellationToken ct = default);

    /// <summary>It was paid. Said twice, it is paid once.</summary>
    /// <param name="charge">Null: everything that is open.</param>
    /// <param name="amount">What was paid: exactly what is open of it, else refused.</param>
    Task<Outcome<Nothing>> Pay(PersonId person, ChargeId? charge, Money amount, CancellationToken ct = default);
}
