using Woordhouder.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Woordhouder.Tests.Privacy.Evidence.Live;
using Xunit;

namespace Woordhouder.Tests.Patrons;

/// <summary>Guest borrowers: a name and a card number, gone when everything is back and paid.</summary>
public sealed class GuestTests
{
    private static async Task<Outcome<EnrolledGuest>> Enrol(TestLibrary lib, string? name = "Piotr Zieliński", bool adult = true, Guid? key = null, string role = "desk")
    {
        await using var desk = lib.AsStaff(role);
        return await desk.Get<EnrolGuest>().Do(new EnrolGuestRequest(name, adult, key ?? Guid.CreateVersion7(lib.Clock.GetUtcNow())));
    }

    private static async Task<long> Guests(TestLibrary lib) => Convert.ToInt64((await lib.Raw("SELECT count(*) FROM guest"))[0][0], System.Globalization.CultureInfo.InvariantCulture);

    [Theory, BothDatabases]
    public async Task A_guest_is_an_adult_with_a_name_and_the_same_form_makes_one(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        Assert.Equal(["guest-name", "guest-adult"], (await Enrol(lib, " ", adult: false)).Refusals.Select(r => r.Code));
        Assert.Equal(["desk-only"], (await Enrol(lib, role: "volunteer")).Refusals.Select(r => r.Code));
        var key = Guid.CreateVersion7(lib.Clock.GetUtcNow());
        var (first, again) = ((await Enrol(lib, key: key)).Value, (await Enrol(lib, key: key)).Value);
        Assert.Equal(first, again);
        Assert.Equal(1, await Guests(lib));
        // Back to the page of the guest before, and another name: another guest.
        var other = (await Enrol(lib, "Anna de Wit", key: key)).Value;
        Assert.NotEqual(first.Person, other.Person);
        Assert.NotEqual(first.Card, other.Card);
        Assert.Equal(2, await Guests(lib));
    }

    [Theory, BothDatabases]
    public async Task A_guest_borrows_by_the_rule_for_guests_and_nothing_with_an_age_above_adults(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var guest = (await Enrol(lib)).Value;
        await using (var desk = lib.AsStaff("desk"))
        {
            var card = await desk.Get<IPatronStanding>().ByCard(guest.Card.Value);
            Assert.Equal((guest.Person, true), (card!.Person, card.Usable));
            Assert.True(await desk.Get<Woordhouder.Platform.Data.For<Woordhouder.Contracts.Lending>>().Open(guest.Person));
            var standing = (await desk.Get<IPatronStanding>().Of(guest.Person))!;
            Assert.Equal(("Piotr Zieliński", "gast", true, ReadingHistoryChoice.Forget), (standing.CalledName, standing.Subscription, standing.Guest, standing.ReadingHistory));
            Assert.Equal("P", (await desk.Get<IPatronMarks>().Of([guest.Person]))[guest.Person].FirstLetter);
        }
        for (var n = 0; n < 3; n++) Assert.True((await lib.Lend(guest.Person, await lib.Item())).Done);
        Assert.Equal(["limit-reached"], (await lib.Lend(guest.Person, await lib.Item())).Refusals.Select(r => r.Code));
    }

    [Theory, BothDatabases]
    public async Task A_guest_stays_one_day_after_everything_is_back_and_is_gone_then(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (guest, book) = ((await Enrol(lib)).Value, await lib.Item());
        await lib.Lend(guest.Person, book);
        await lib.GoTo(lib.Today.AddDays(2));
        Assert.Equal(1, await Guests(lib));
        await lib.TakeBack(book);
        await lib.GoTo(lib.Today.AddDays(1));
        Assert.Equal(1, await Guests(lib));
        // Lent once more on the day between: the guest stays, and the card works.
        await using (var open = lib.AsStaff("desk")) Assert.NotNull(await open.Get<IPatronStanding>().ByCard(guest.Card.Value));
        Assert.True((await lib.Lend(guest.Person, book)).Done);
        await lib.GoTo(lib.Today.AddDays(2));
        Assert.Equal(1, await Guests(lib));
        await lib.TakeBack(book);
        await lib.GoTo(lib.Today.AddDays(1));
        await lib.GoTo(lib.Today.AddDays(1));
        Assert.Equal(0, await Guests(lib));
        // The fact of the loan stays, without a person.
        Assert.Equal(2, (await lib.Raw("SELECT 1 FROM loan WHERE patron_id IS NULL AND returned_on IS NOT NULL")).Count);
        Assert.Empty(await lib.Raw("SELECT 1 FROM borrower"));
        await using var desk = lib.AsStaff("desk");
        Assert.Null(await desk.Get<IPatronStanding>().ByCard(guest.Card.Value));
    }

    [Theory, BothDatabases]
    public async Task A_guest_who_owes_something_stays_and_pays_like_an_adult(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (guest, book) = ((await Enrol(lib)).Value, await lib.Item());
        await lib.Lend(guest.Person, book);
        await lib.GoTo(lib.Today.AddDays(26)); // 21 days by the rule, so five late
        await lib.TakeBack(book);
        lib.Clock.Advance(TimeSpan.FromMinutes(6));
        await lib.Pump();
        Assert.Equal(100L, Convert.ToInt64((await lib.Raw("SELECT cents FROM charge"))[0][0], System.Globalization.CultureInfo.InvariantCulture));
        await lib.GoTo(lib.Today.AddDays(2));
        Assert.Equal(1, await Guests(lib));
        await using (var desk = lib.AsStaff("desk")) Assert.True((await desk.Get<PatronCharges>().Pay(guest.Person, null, new Money(100))).Done);
        await lib.GoTo(lib.Today.AddDays(1));
        Assert.Equal(1, await Guests(lib));
        await lib.GoTo(lib.Today.AddDays(1));
        await lib.Pump();
        Assert.Equal(0, await Guests(lib));
        Assert.Single(await lib.Raw("SELECT 1 FROM charge WHERE cents = 100 AND loan_id IS NULL AND item_id IS NULL"));
        foreach (var evidence in new[] { "erasure.complete", "guests.name-and-card", "charges.in-order" }) Assert.Equal(0, (await lib.Look(evidence)).Violations);
    }

    [Theory, BothDatabases]
    public async Task The_desk_makes_a_card_and_lends_with_it(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        using var desk = new DeskForms(await lib.BrowseAs("desk"));
        await desk.Open("/balie/gasten");
        Assert.Contains("Typ de naam van de gast", await desk.Send("/balie/gasten", ("Form.Name", ""), ("Form.Adult", "true")), StringComparison.Ordinal);
        var made = await desk.Send("/balie/gasten", ("Form.Name", "Piotr"), ("Form.Adult", "true"));
        Assert.Contains("Leen uit aan deze gast", made, StringComparison.Ordinal);
        var person = Convert.ToString(new PersonId(Woordhouder.Platform.Data.Sql.Guid((await lib.Raw("SELECT person_id FROM guest"))[0][0]!)).Value, System.Globalization.CultureInfo.InvariantCulture)!;
        var open = await desk.Send("/balie/uitlenen?handler=Open", ("lid", person));
        Assert.Contains("wij weten alleen naam en pas", open, StringComparison.Ordinal);
        Assert.DoesNotContain("Toon gegevens", open, StringComparison.Ordinal);
    }
}
