using Woordhouder.Circulation;
using Woordhouder.Contracts.Patrons;
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

        await using (var member = lib.AsMember(patron)) Assert.Null(await member.Get<ShowHistory>().Do(patron, 1));
        await lib.Consent(patron, "reading-history");
        await using (var member = lib.AsMember(patron))
        {
            var kept = (await member.Get<ShowHistory>().Do(patron, 1))!;
            Assert.Equal((1, "Momo en de tijdspaarders"), (kept.Total, kept.Titles.Single().Title));
        }
    }
}
