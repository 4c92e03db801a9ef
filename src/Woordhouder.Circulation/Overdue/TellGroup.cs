using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Circulation;

/// <summary>
/// Tells a few people what is due, late or counts as lost: one mail for each step, with kinds and days. No title: it would stay in a mailbox and at the relay when the
/// member has chosen to have titles forgotten (D11). Who was under 18 at lending is charged nothing; a human talks with the representative (D41).
/// </summary>
internal sealed class TellGroup(For<Lending> data, ILateBorrowers borrowers, ISignInLookup addresses, IItems items, Charging charging, Post post, TextBook texts, Library library, TimeProvider clock)
{
    private OverdueSettings Settings => library.Settings.Overdue;

    /// <returns>The step of each loan that was told about.</returns>
    /// <exception cref="DbUpdateException">Somebody else wrote meanwhile; nothing was told.</exception>
    public async Task<IReadOnlyList<int>> Do(IReadOnlyCollection<PersonId> people, DateOnly today, CancellationToken ct)
    {
        var (asked, horizon) = (people.Select(p => (PersonId?)p).ToList(), today.AddDays(Settings.ReminderDays));
        var loans = await data.Track<Loan>().Where(l => asked.Contains(l.PatronId) && l.ReturnedOn == null && l.Fate == LoanFate.None && l.DueOn <= horizon).OrderBy(l => l.DueOn).ToListAsync(ct);
        var due = (await Due(loans, today, ct)).ToList();
        if (due.Count == 0) return [];
        var young = await borrowers.Young([.. loans.Select(l => (l.PatronId!.Value, l.LentOn))], ct);
        bool Young(Loan l) => young.Contains((l.PatronId!.Value, l.LentOn));
        foreach (var person in due.GroupBy(d => d.Loan.PatronId!.Value))
        {
            var to = await addresses.AddressOf(person.Key, ct);
            foreach (var message in person.GroupBy(d => (d.Step, Young: Young(d.Loan))))
                if (to is var (email, language)) Mail(person.Key, email, language, message.Key.Step, message.Key.Young, [.. message.Select(d => d.Loan)]);
            foreach (var (loan, step) in person)
                data.Add(new LoanNotice { Id = Guid.CreateVersion7(clock.GetUtcNow()), PatronId = person.Key, LoanId = loan.Id, DueOn = loan.DueOn!.Value, Step = step, SentAt = clock.GetUtcNow(), ByMail = to is not null });
        }
        await Bill([.. due.Where(d => d.Step == OverdueSettings.Billed).Select(d => d.Loan)], Young, ct);
        await data.Save(ct);
        return [.. due.Select(d => d.Step)];
    }

    /// <summary>The step of each loan that has not been told for this due date, nor a later one. Nothing counts as lost before its last notice had its days: also what came late from another system.</summary>
    private async Task<IEnumerable<(Loan Loan, int Step)>> Due(List<Loan> loans, DateOnly today, CancellationToken ct)
    {
        var ids = loans.Select(l => l.Id).ToList();
        var told = (await data.Set<LoanNotice>().Where(n => ids.Contains(n.LoanId)).ToListAsync(ct)).ToLookup(n => (n.LoanId, n.DueOn));
        var silent = await borrowers.WithoutReminder([.. loans.Select(l => l.PatronId!.Value).Distinct()], ct);
        return from loan in loans
               let before = told[(loan.Id, loan.DueOn!.Value)].ToList()
               let step = StepOf(loan.DueOn!.Value, before, today)
               where step is not null && before.All(n => n.Step < step)
               where step != OverdueSettings.Reminder || !silent.Contains(loan.PatronId!.Value)
               select (loan, step.Value);
    }

    private int? StepOf(DateOnly due, IReadOnlyList<LoanNotice> before, DateOnly today)
    {
        var step = Settings.StepOn(today, due);
        return step == OverdueSettings.Billed && !MayBill(before, today) ? Settings.NoticeDays.Count : step;
    }

    private bool MayBill(IReadOnlyList<LoanNotice> before, DateOnly today) => Settings.NoticeDays.Count == 0
        || before.Any(n => n.Step == Settings.NoticeDays.Count && library.DayOf(n.SentAt).AddDays(Settings.BilledDays - Settings.NoticeDays[^1]) <= today);

    private async Task Bill(IReadOnlyList<Loan> loans, Func<Loan, bool> young, CancellationToken ct)
    {
        if (loans.Count == 0) return;
        var facts = await items.Of([.. loans.Select(l => l.ItemId!.Value)], ct);
        foreach (var loan in loans)
        {
            var item = facts.GetValueOrDefault(loan.ItemId!.Value);
            if (!young(loan)) charging.Lost(loan, loan.PatronId!.Value, item, young: false);
            data.Publish(new ItemLost(loan.ItemId.Value, loan.TitleId!.Value, StillLent: true));
            (loan.Fate, loan.Version) = (LoanFate.Lost, loan.Version + 1);
        }
    }

    private void Mail(PersonId person, string email, string language, int step, bool young, IReadOnlyList<Loan> loans)
    {
        var template = (step, young) switch { (OverdueSettings.Reminder, _) => "due-reminder", (OverdueSettings.Billed, true) => "lost-young", (OverdueSettings.Billed, false) => "lost-billed", (_, true) => "overdue-young", _ => "overdue" };
        post.Queue(person, email, language, template, ("lines", Lines(loans, language)), ("library", library.Word.Statement.Controller.ShortName), ("phone", library.Word.Statement.Controller.Phone));
    }

    /// <summary>"2 × boek, terug uiterlijk dinsdag 15 december 2026"</summary>
    private string Lines(IEnumerable<Loan> loans, string language) => string.Join('\n', loans.GroupBy(l => (l.DueOn, l.MaterialType)).OrderBy(g => g.Key.DueOn).ThenBy(g => g.Key.MaterialType, StringComparer.Ordinal)
        .Select(g => texts.Get(language, "mail.receipt.line", ("n", g.Count()), ("kind", texts.Get(language, "material." + g.Key.MaterialType)), ("date", g.Key.DueOn))));
}
