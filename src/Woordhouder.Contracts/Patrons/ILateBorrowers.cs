using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Patrons;

/// <summary>Patrons answers what lending must know before it reminds somebody or asks for money: yes or no, never a birth date.</summary>
public interface ILateBorrowers
{
    /// <summary>Those among these who were under 18 on that day: they pay no charge for being late (D41). Whose birth date may not be looked at now is among them.</summary>
    Task<IReadOnlySet<(PersonId Person, DateOnly On)>> Young(IReadOnlyCollection<(PersonId Person, DateOnly On)> asked, CancellationToken ct = default);

    /// <summary>Those among these people who switched off the reminder before the due date (D7).</summary>
    Task<IReadOnlySet<PersonId>> WithoutReminder(IReadOnlyCollection<PersonId> people, CancellationToken ct = default);
}
