using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Circulation;

/// <summary>
/// The night of what schools and groups must bring back: one mail for what is due soon and one for what is late, with titles, since no person read them. Nothing
/// counts as lost and nothing is billed by itself: the office calls. An institution at a time, each in a transaction of its own.
/// </summary>
internal sealed class TellInstitutions(For<Lending> data, LibraryScopes scopes, Library library) : IDailyJob
{
    private const int Tries = 3;

    public async Task<string> Run(DateOnly today, CancellationToken ct)
    {
        var (told, silent) = (0, 0);
        if (data.IsOn)
        {
            var horizon = today.AddDays(library.Settings.Overdue.ReminderDays);
            await using var first = scopes.Open(library);
            var institutions = (await first.Get<InstitutionLoans>().DueBy(horizon, ct)).Select(l => l.Institution!.Value).Distinct().ToList();
            foreach (var institution in institutions)
            {
                if (await Tell(institution, today, ct)) told++;
                else silent++;
            }
        }
        return JobSaid.Write("institutions", ("told", told), ("silent", silent));
    }

    private async Task<bool> Tell(InstitutionId institution, DateOnly today, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.Open(library);
            try
            {
                return await scope.Get<TellInstitution>().Do(institution, today, ct);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Something came back or was told elsewhere at this moment: look again.
            }
        }
    }
}

/// <summary>Tells one institution what was not told yet.</summary>
internal sealed class TellInstitution(For<Lending> data, Things things, IInstitutions institutions, InstitutionLoans loans, Post post, Library library, TimeProvider clock)
{
    private OverdueSettings Settings => library.Settings.Overdue;

    /// <returns>A mail went out.</returns>
    public async Task<bool> Do(InstitutionId id, DateOnly today, CancellationToken ct)
    {
        if (await institutions.Of(id, ct) is not { } institution || await institutions.AddressOf(id, ct) is not { } to) return false;
        var open = (await loans.Of(id, ct)).Where(l => StepOn(today, l.DueOn) is not null).ToList();
        var ids = open.Select(l => l.Loan.Id).ToList();
        var told = (await things.Set<InstitutionNotice>().Where(n => ids.Contains(n.LoanId)).ToListAsync(ct)).ToLookup(n => (n.LoanId, n.DueOn));
        var fresh = open.Select(l => (Loan: l, Step: StepOn(today, l.DueOn)!.Value)).Where(l => told[(l.Loan.Loan.Id, l.Loan.DueOn)].All(n => n.Step < l.Step)).ToList();
        if (fresh.Count == 0) return false;
        foreach (var kind in fresh.GroupBy(f => f.Step == OverdueSettings.Reminder))
            post.Queue(to.Person, to.Email, to.Language, kind.Key ? "institution-due" : "institution-overdue", ("institution", institution.Name), ("lines", Lines(kind.Select(k => k.Loan), to.Language)),
                ("library", library.Word.Statement.Controller.ShortName), ("phone", library.Word.Statement.Controller.Phone));
        foreach (var (loan, step) in fresh)
            things.Add(new InstitutionNotice { Id = Guid.CreateVersion7(clock.GetUtcNow()), LoanId = loan.Loan.Id, DueOn = loan.DueOn, Step = step, SentAt = clock.GetUtcNow() });
        await data.Save(ct);
        return true;
    }

    /// <summary>Late for as long as it takes: an institution's loans do not count as lost by themselves.</summary>
    private int? StepOn(DateOnly today, DateOnly due) => Settings.StepOn(today, due) is OverdueSettings.Billed ? Math.Max(1, Settings.NoticeDays.Count) : Settings.StepOn(today, due);

    private static string Lines(IEnumerable<InstitutionLoanShown> loans, string language) => string.Join('\n', loans.Select(l => $"- {l.Title} ({l.Barcode}), {l.DueOn.ToString("d MMMM yyyy", Platform.Texts.TextBook.Culture(language))}"));
}
