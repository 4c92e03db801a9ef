using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Tests.Hosting;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

public sealed class CardNumbersTests
{
    [Theory, BothDatabases]
    public async Task Desks_that_enrol_at_once_never_get_one_number_twice(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => lib.Enrol(Answers($"Lid {(char)('A' + i)}", born: $"01-02-{1950 + i}", number: $"{i + 1}")))));
        Assert.Equal(24, made.Select(m => m.Card).Distinct().Count());
    }
}

public sealed class ReplaceCardTests
{
    [Theory, BothDatabases]
    public async Task A_lost_card_is_replaced_and_the_old_number_refused(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        var card = (await lib.Desk((ReplaceCard u) => u.Do(new ReplaceCardRequest(made.Person, CardClosed.Lost), default))).Value;
        Assert.NotEqual(made.Card, card);
        Assert.Equal(new CardLookup(made.Person, false), await lib.Desk((IPatronStanding s) => s.ByCard(made.Card.Value)));
        Assert.Equal(new CardLookup(made.Person, true), await lib.Desk((IPatronStanding s) => s.ByCard(card.Value)));
        Assert.Equal(new DateOnly(2026, 3, 2), (await lib.Row<Card>(c => c.Number == made.Card.Value)).ClosedOn);
    }

    [Theory, BothDatabases]
    public async Task A_form_that_is_sent_again_makes_no_second_card(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        var key = Guid.CreateVersion7();
        Task<Outcome<CardNumber>> Again() => lib.Desk((ReplaceCard u) => u.Do(new ReplaceCardRequest(made.Person, CardClosed.Lost, key), default));
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(Again)));
        Assert.All(atOnce.Append(await Again()), answer => Assert.Equal(atOnce[0].Value, answer.Value));
        Assert.Equal(2, (await lib.Rows<Card>(c => c.PersonId == made.Person)).Count);
    }

    [Theory, BothDatabases]
    public async Task Two_desks_that_replace_one_card_leave_one_open(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => lib.Desk((ReplaceCard u) => u.Do(new ReplaceCardRequest(made.Person, CardClosed.Replaced), default)))));
        Assert.Single(await lib.Rows<Card>(c => c.PersonId == made.Person && c.ClosedOn == null));
    }
}

public sealed class ReportCardLostTests
{
    [Theory, BothDatabases]
    public async Task A_member_reports_the_card_lost_and_nobody_borrows_on_it(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        Assert.True((await lib.Member(made.Person, (ReportCardLost u) => u.Do(new ReportCardLostRequest(made.Person), default))).Done);
        Assert.False((await lib.Desk((IPatronStanding s) => s.ByCard(made.Card.Value)))!.Usable);
        Assert.Equal("no-open-card", (await lib.Member(made.Person, (ReportCardLost u) => u.Do(new ReportCardLostRequest(made.Person), default))).Codes());
    }
}
