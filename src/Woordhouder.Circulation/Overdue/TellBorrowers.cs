using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>
/// The night of what must come back: a reminder before the due date, notices in steps, and at last the message that something counts as lost, with what that
/// costs. A group of people at a time, each in a transaction of its own: a run that was broken off goes on where it was, and the database keeps each step to one.
/// </summary>
internal sealed class TellBorrowers(For<Lending> data, LibraryScopes scopes, Library library) : IDailyJob
{
    private const int Group = 50, Tries = 3;

    public async Task<string> Run(DateOnly today, CancellationToken ct)
    {
        var horizon = today.AddDays(library.Settings.Overdue.ReminderDays);
        var people = await data.Keys<Loan>().Where(l => l.ReturnedOn == null && l.Fate == LoanFate.None && l.DueOn <= horizon && l.PatronId != null).Select(l => l.PatronId!.Value).Distinct().ToListAsync(ct);
        int reminded = 0, noticed = 0, billed = 0;
        foreach (var group in people.Chunk(Group))
            foreach (var step in await Tell(group, today, ct))
                if (step == OverdueSettings.Reminder) reminded++;
                else if (step == OverdueSettings.Billed) billed++;
                else noticed++;
        return JobSaid.Write("overdue", ("reminded", reminded), ("noticed", noticed), ("billed", billed));
    }

    private async Task<IReadOnlyList<int>> Tell(PersonId[] people, DateOnly today, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.Open(library);
            try
            {
                return await scope.Get<TellGroup>().Do(people, today, ct);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Something came back, was renewed or was told elsewhere at this moment: look again.
            }
        }
    }
}
