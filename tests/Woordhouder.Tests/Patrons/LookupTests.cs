using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

public sealed class StandingTests
{
    [Theory, BothDatabases]
    public async Task A_desk_learns_what_lending_needs_and_only_after_opening(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol(Answers("Jan", "van der", "Berg", reads: "Forget"));
        await using var desk = lib.AsStaff("desk");
        var patrons = desk.Get<IPatronStanding>();
        Assert.Equal(new CardLookup(made.Person, true), await patrons.ByCard(made.Card.Value));
        Assert.Null(await patrons.Of(made.Person));
        Assert.True(await desk.Get<For<Lending>>().Open(made.Person));
        Assert.Equal(new PatronStanding(made.Person, "Jan van der Berg", made.Card.LastFour, "basis", 12, new DateOnly(2027, 3, 1), false, 46, ReadingHistoryChoice.Forget, 0), await patrons.Of(made.Person));
    }

    [Theory, BothDatabases]
    public async Task An_unknown_or_mangled_number_is_no_card(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        Assert.Null(await lib.Desk((IPatronStanding s) => s.ByCard(CardNumber.Of("21315", 999).Value)));
        Assert.Null(await lib.Desk((IPatronStanding s) => s.ByCard(made.Card.Value + made.Card.Value)));
    }

    [Theory, BothDatabases]
    public async Task A_restricted_member_who_lets_lending_go_on_borrows_without_a_birth_date(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        await using (var scope = lib.AsLibrary())
        {
            var data = scope.Get<For<Rights>>();
            data.Add(new RestrictionRow { Id = Guid.CreateVersion7(TestLibrary.Start), PersonId = made.Person, Scope = RestrictionScope.File, Since = TestLibrary.Start, LendingGoesOn = true });
            await data.Save();
        }
        await using var desk = lib.AsStaff("desk");
        Assert.True(await desk.Get<For<Lending>>().Open(made.Person));
        Assert.Equal(0, (await desk.Get<IPatronStanding>().Of(made.Person))!.Age);
    }

    [Theory, BothDatabases]
    public async Task A_membership_that_is_over_says_so(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        await lib.Desk((RecordDeath u) => u.Do(new RecordDeathRequest(made.Person, "2-3-2026"), default));
        await using var desk = lib.AsStaff("desk");
        await desk.Get<For<Lending>>().Open(made.Person);
        Assert.True((await desk.Get<IPatronStanding>().Of(made.Person))!.MembershipEnded);
        Assert.False((await desk.Get<IPatronStanding>().ByCard(made.Card.Value))!.Usable);
    }
}

public sealed class SignInLookupTests
{
    [Theory, BothDatabases]
    public async Task One_address_leads_to_every_card_of_the_house(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (one, two) = (await lib.Enrol(), await lib.Enrol(Answers("Maria", born: "03-03-1981")));
        var found = await lib.Visitor((ISignInLookup l) => l.ByEmail(" JAN@voorbeeld.example"));
        Assert.Equal([(one.Person, one.Card.LastFour), (two.Person, two.Card.LastFour)], found.OrderBy(f => f.Person.Value));
        Assert.Empty(await lib.Visitor((ISignInLookup l) => l.ByEmail("niemand@voorbeeld.example")));
    }

    [Theory, BothDatabases]
    public async Task A_parent_s_address_leads_to_the_child_s_card_and_gets_the_child_s_mail(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var child = await lib.EnrolChild();
        Assert.Equal([(child.Person, child.Card.LastFour)], await lib.Visitor((ISignInLookup l) => l.ByEmail("samira@voorbeeld.example")));
        Assert.Equal(("samira@voorbeeld.example", "nl"), await lib.Visitor((ISignInLookup l) => l.AddressOf(child.Person)));
    }

    [Theory, BothDatabases]
    public async Task A_parent_acts_up_to_the_sixteenth_birthday_even_when_no_job_ran(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (parent, child) = (await lib.Enrol(Answers("Samira")), await lib.EnrolChild(born: "05-06-2010"));
        await lib.Desk((LinkRepresentative u) => u.Do(new LinkRepresentativeRequest(child.Person, RepresentationKind.Parent, parent.Card.Value, "Samira Berg", null, true, Site), default));
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 6, 4)).AddHours(23));
        Assert.Equal(2, (await lib.Visitor((ISignInLookup l) => l.MayActFor(parent.Person))).Count);
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 6, 5)));
        Assert.Single(await lib.Visitor((ISignInLookup l) => l.MayActFor(parent.Person)));
    }

    [Theory, BothDatabases]
    public async Task A_lost_card_signs_nobody_in(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        await lib.Member(made.Person, (ReportCardLost u) => u.Do(new ReportCardLostRequest(made.Person), default));
        Assert.False((await lib.Visitor((ISignInLookup l) => l.ByCard(made.Card.Value)))!.Usable);
        Assert.Null(await lib.Visitor((ISignInLookup l) => l.ByCard("12345678901234")));
    }
}
