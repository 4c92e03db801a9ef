using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class FollowChoiceTests
{
    [Theory, BothDatabases]
    public async Task Every_loan_of_the_member_follows_the_choice_and_nobody_elses(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        var returned = await lib.Lend(patron, book);
        await lib.TakeBack(book);
        var open = await lib.Lend(patron, await lib.Item());
        var elses = await lib.Lend(other, await lib.Item());
        await lib.Restrict(patron);

        await using (var scope = lib.AsLibrary()) await scope.Get<FollowChoice>().Handle(new ReadingHistoryChosen(patron, ReadingHistoryChoice.Forget), default);

        Assert.Equal(ReadingHistoryChoice.Forget, (await lib.Loan(returned.Value.Loan))!.History);
        Assert.Equal(ReadingHistoryChoice.Forget, (await lib.Loan(open.Value.Loan))!.History);
        Assert.Equal(ReadingHistoryChoice.Undecided, (await lib.Loan(elses.Value.Loan))!.History);
    }
}

public sealed class ShowHistoryTests
{
    [Theory, BothDatabases]
    public async Task Titles_show_only_with_consent_and_only_what_came_back(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        await lib.Lend(patron, book);
        await lib.TakeBack(book);
        await lib.Lend(patron, await lib.Item());

        await using (var member = lib.AsMember(patron)) Assert.Null(await member.Get<ShowHistory>().Do(new HistoryRequest(patron)));
        await lib.Consent(patron, "reading-history");
        await using (var member = lib.AsMember(patron))
        {
            var kept = (await member.Get<ShowHistory>().Do(new HistoryRequest(patron)))!;
            Assert.Equal((1, "Momo en de tijdspaarders"), (kept.Found, kept.Titles.Single().Title));
        }
    }

    [Theory, BothDatabases]
    public async Task Words_are_looked_for_in_title_and_maker_and_years_are_counted(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        await lib.Consent(patron, "reading-history");
        for (var n = 0; n < 27; n++)
        {
            var book = await lib.Item();
            await lib.Lend(patron, book);
            await lib.TakeBack(book);
        }
        await lib.Raw("UPDATE title SET name = 'Één dag', maker = 'Brontë, Emily' WHERE id = (SELECT title_id FROM loan ORDER BY id LIMIT 1)");
        lib.Clock.Advance(TimeSpan.FromDays(365));
        var late = await lib.Item();
        await lib.Lend(patron, late);
        await lib.TakeBack(late);

        await using var member = lib.AsMember(patron);
        var history = member.Get<ShowHistory>();
        var all = (await history.Do(new HistoryRequest(patron, Page: 2)))!;
        Assert.Equal((28, 28, 3, 2), (all.Found, all.Kept, all.Titles.Count, all.Page));
        Assert.Equal([(2027, 1), (2026, 27)], all.Years);
        var found = (await history.Do(new HistoryRequest(patron, "bronte een")))!;
        Assert.Equal((1, 28, "Één dag"), (found.Found, found.Kept, found.Titles.Single().Title));
        Assert.Equal(1, (await history.Do(new HistoryRequest(patron, "momo", 2027)))!.Found);
        Assert.Equal(0, (await history.Do(new HistoryRequest(patron, "bronte momo")))!.Found);
    }
}

public sealed class ForgetTitleTests
{
    private static Task<Outcome<int>> Forget(OpenScope member, PersonId patron, LoanId loan) => member.Get<ForgetTitle>().Do(new ForgetTitleRequest(patron, loan));

    [Theory, BothDatabases]
    public async Task A_forgotten_title_is_in_no_loan_and_no_report_of_the_member_and_the_fact_stays(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other) = (await lib.Patron(), await lib.Patron());
        foreach (var person in new[] { patron, other }) await lib.Consent(person, "reading-history");
        var (book, kept) = (await lib.Item(), await lib.Item());
        LoanId first = default, elses = default;
        foreach (var person in new[] { patron, other, patron })
        {
            var loan = (await lib.Lend(person, book)).Value.Loan;
            (first, elses) = person == other ? (first, loan) : (loan, elses);
            await lib.TakeBack(book);
        }
        await lib.Lend(patron, kept);
        await lib.TakeBack(kept);

        await using (var member = lib.AsMember(patron))
        {
            Assert.Equal(2, (await Forget(member, patron, first)).Value);
            Assert.Equal(["title-forgotten-already"], (await Forget(member, patron, first)).Codes());
            Assert.Equal(["title-forgotten-already"], (await Forget(member, patron, elses)).Codes());
            Assert.Equal(1, (await member.Get<ShowHistory>().Do(new HistoryRequest(patron)))!.Kept);
        }
        await using (var member = lib.AsMember(patron))
        {
            var report = ReportDocument.JsonText(await member.Get<AccessReport>().Of(patron, "nl"));
            Assert.DoesNotContain(book, report, StringComparison.Ordinal);
            Assert.Contains(kept, report, StringComparison.Ordinal);
        }
        var row = (await lib.Loan(first))!;
        Assert.Equal((null, null, null, null), (row.ItemId, row.TitleId, row.CheckedOutAt, row.ReturnedAt));
        Assert.Equal(("book", lib.Today), (row.MaterialType, row.ReturnedOn));
        Assert.NotNull((await lib.Loan(elses))!.ItemId);
    }

    [Theory, BothDatabases]
    public async Task What_is_at_home_keeps_its_title_and_without_consent_there_is_nothing_to_forget(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        var loan = (await lib.Lend(patron, await lib.Item())).Value.Loan;
        await using (var member = lib.AsMember(patron)) Assert.Equal(["history-not-kept"], (await Forget(member, patron, loan)).Codes());
        await lib.Consent(patron, "reading-history");
        await using (var member = lib.AsMember(patron)) Assert.Equal(["title-forgotten-already"], (await Forget(member, patron, loan)).Codes());
        Assert.NotNull((await lib.Loan(loan))!.ItemId);
    }
}
