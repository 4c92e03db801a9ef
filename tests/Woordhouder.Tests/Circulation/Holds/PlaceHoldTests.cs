using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation.Holds;

public sealed class PlaceHoldTests
{
    [Theory, BothDatabases]
    public async Task Who_asks_first_is_first_and_each_sees_their_place(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (first, second, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        Assert.Equal(1, (await lib.Reserve(first, book)).Value.Place);
        Assert.Equal(2, (await lib.Reserve(second, book, "buiten")).Value.Place);
        var line = (await lib.HoldsOf(second)).Single();
        Assert.Equal((HoldState.Waiting, 2, "buiten", "Momo en de tijdspaarders"), (line.State, line.Place, line.PickUp, line.Title));
        // 365 days from 2 March 2026.
        Assert.Equal(new DateOnly(2027, 3, 2), line.WantedUntil);
    }

    [Theory, BothDatabases]
    public async Task One_title_is_reserved_once_and_what_is_at_home_not_at_all(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book, other) = (await lib.Patron(), await lib.Item(), await lib.Item());
        await lib.Reserve(patron, book);
        Assert.Equal(["hold-already"], (await lib.Reserve(patron, book)).Codes());
        await lib.Lend(patron, other);
        Assert.Equal(["hold-at-home"], (await lib.Reserve(patron, other)).Codes());
    }

    [Theory, BothDatabases]
    public async Task No_more_at_once_than_the_subscription_says_and_the_desk_may_go_on_and_says_why(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron(); // basis: maxHolds 5
        for (var n = 0; n < 5; n++) Assert.True((await lib.Reserve(patron, await lib.Item())).Done);
        var sixth = await lib.Facts(await lib.Item());
        Assert.Equal(["hold-limit"], (await lib.Reserve(patron, sixth.Barcode)).Codes());
        Assert.Equal(["hold-limit"], (await AtDesk("volunteer", "afgesproken")).Codes());
        Assert.Equal(["hold-limit"], (await AtDesk("desk", null)).Codes());
        foreach (var nothing in new[] { "", "ok", new string('x', 201) }) Assert.Equal(["override-because"], (await AtDesk("desk", nothing)).Codes());
        Assert.True((await AtDesk("desk", " voor een werkstuk ")).Done);
        await using var office = lib.AsStaff("back-office");
        var line = Assert.Single(await office.Get<OverridesShown>().Newest());
        Assert.Equal(("hold-limit", "desk", "voor een werkstuk", lib.Today), (string.Join(',', line.Against), line.Role, line.Because, line.LentOn));

        async Task<Outcome<PlacedHold>> AtDesk(string role, string? because)
        {
            await using var desk = lib.AsStaff(role);
            return await desk.Get<PlaceHold>().Do(new PlaceHoldRequest(patron, sixth.TitleId, "stad", TypedId.New<HoldId>(lib.Clock), Because: because));
        }
    }

    [Theory, BothDatabases]
    public async Task Nobody_reserves_for_a_guest_whatever_the_reason(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (guest, book) = (await lib.Patron(), await lib.Facts(await lib.Item()));
        var people = lib.App.Services.GetRequiredService<PatronBook>().People;
        foreach (var standing in new[] { people[guest] with { Guest = true }, people[guest] with { Subscription = "gast" } })
        {
            people[guest] = standing;
            await using var desk = lib.AsStaff("desk");
            Assert.Equal(["hold-none"], (await desk.Get<PlaceHold>().Do(new PlaceHoldRequest(guest, book.TitleId, "stad", TypedId.New<HoldId>(lib.Clock), Because: "afgesproken"))).Codes());
        }
        Assert.Empty(await lib.HoldsOf(guest));
    }

    [Theory, BothDatabases]
    public async Task A_member_says_until_when_it_is_wanted_and_after_that_day_it_lapses(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Facts(await lib.Item()));
        await lib.Lend(await lib.Patron(), book.Barcode);
        foreach (var day in new[] { lib.Today.AddDays(-1), lib.Today, lib.Today.AddDays(366) })
            Assert.Equal([("hold-until", "Until")], (await Until(day)).Refusals.Select(r => (r.Code, r.Field)));
        var hold = (await Until(lib.Today.AddDays(1))).Value.Id;
        Assert.Equal(lib.Today.AddDays(1), (await lib.HoldsOf(patron)).Single().WantedUntil);
        await lib.GoTo(lib.Today.AddDays(1));
        Assert.Equal(HoldState.Waiting, await lib.State(hold));
        await lib.GoTo(lib.Today.AddDays(1));
        Assert.Equal(HoldEnd.Lapsed, (await lib.Hold(hold))!.EndReason);

        async Task<Outcome<PlacedHold>> Until(DateOnly day)
        {
            await using var member = lib.AsMember(patron);
            return await member.Get<PlaceHold>().Do(new PlaceHoldRequest(patron, book.TitleId, "stad", TypedId.New<HoldId>(lib.Clock), Until: day));
        }
    }

    [Theory, BothDatabases]
    public async Task All_reasons_come_at_once(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (gone, young) = (await lib.Patron(ended: true), await lib.Patron(age: 10));
        Assert.Equal(["membership-ended", "hold-no-copy", "hold-branch"], (await lib.Reserve(gone, await lib.Item(withdrawn: true), "nergens")).Codes());
        Assert.Equal(["too-young"], (await lib.Reserve(young, await lib.Item(fromAge: 16))).Codes());
        Assert.Equal(["subscription-ended"], (await lib.Reserve(await lib.Patron(endsOn: lib.Today.AddDays(-1)), await lib.Item())).Codes());
    }

    [Theory, BothDatabases]
    public async Task Somebody_whose_data_stand_still_reserves_nothing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        await lib.Restrict(patron);
        Assert.Equal(["hold-not-now"], (await lib.Reserve(patron, book)).Codes());
        await using var desk = lib.AsStaff("desk");
        Assert.Equal(["patron-not-visible"], (await desk.Get<PlaceHold>().Do(new PlaceHoldRequest(patron, (await lib.Facts(book)).TitleId, "stad", TypedId.New<HoldId>(lib.Clock)))).Codes());
    }

    [Theory, BothDatabases]
    public async Task One_form_sent_four_times_at_once_reserves_once_and_answers_alike(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, title, key) = (await lib.Patron(), (await lib.Facts(await lib.Item())).TitleId, Guid.NewGuid());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var member = lib.AsMember(patron);
            return await member.Get<PlaceHold>().Do(new PlaceHoldRequest(patron, title, "stad", new HoldId(key)));
        })));
        Assert.All(answers, a => Assert.Equal(new HoldId(key), a.Value.Id));
        Assert.Single(await lib.HoldsOf(patron));
    }

    [Theory, BothDatabases]
    public async Task Of_two_windows_with_one_hold_left_exactly_one_reserves(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        for (var n = 0; n < 4; n++) await lib.Reserve(patron, await lib.Item());
        var titles = new[] { (await lib.Facts(await lib.Item())).TitleId, (await lib.Facts(await lib.Item())).TitleId };
        var outcomes = await MeetingClock.Both(lib, (desk, clock, n) => ActivatorUtilities.CreateInstance<PlaceHold>(desk, clock).Do(new PlaceHoldRequest(patron, titles[n], "stad", TypedId.New<HoldId>(lib.Clock))));
        Assert.Single(outcomes, o => o.Done);
        Assert.Equal(["hold-limit"], outcomes.Single(o => !o.Done).Codes());
    }

    [Theory, BothDatabases]
    public async Task The_desk_that_reserves_is_recorded_and_a_member_reserves_for_nobody_else(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other, title) = (await lib.Patron(), await lib.Patron(), (await lib.Facts(await lib.Item())).TitleId);
        await using (var desk = lib.AsStaff("desk")) await desk.Get<PlaceHold>().Do(new PlaceHoldRequest(patron, title, "stad", TypedId.New<HoldId>(lib.Clock)));
        Assert.Equal(["lending"], await lib.Consulted(patron));
        await using var member = lib.AsMember(other);
        await Assert.ThrowsAsync<PurposeException>(() => member.Get<PlaceHold>().Do(new PlaceHoldRequest(patron, title, "stad", TypedId.New<HoldId>(lib.Clock))));
    }
}

public sealed class ChangeHoldTests
{
    [Theory, BothDatabases]
    public async Task A_cancelled_hold_lets_the_next_one_in_and_comes_back_at_its_old_place(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (first, second, book) = (await lib.Patron(), await lib.Patron(), await lib.Item());
        var (mine, theirs) = ((await lib.Reserve(first, book)).Value.Id, (await lib.Reserve(second, book)).Value.Id);
        Assert.True((await Cancel(lib, first, mine)).Done);
        Assert.True((await Cancel(lib, first, mine)).Done); // pressed twice
        Assert.Equal(1, (await lib.HoldsOf(second)).Single().Place);
        Assert.Equal((HoldEnd.Cancelled, (DateOnly?)lib.Today), ((await lib.Hold(mine))!.EndReason!.Value, (await lib.Hold(mine))!.EndedOn));
        Assert.True((await Cancel(lib, first, mine, back: true)).Done);
        Assert.Equal((1, 2), ((await lib.HoldsOf(first)).Single().Place, (await lib.HoldsOf(second)).Single().Place));
        Assert.Equal(["hold-gone"], (await Cancel(lib, second, mine)).Codes());

        // Not after the day, and not when the title was reserved again.
        await Cancel(lib, first, mine);
        await lib.Reserve(first, book);
        Assert.Equal(["hold-already"], (await Cancel(lib, first, mine, back: true)).Codes());
        lib.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["hold-gone"], (await Cancel(lib, first, mine, back: true)).Codes());
        Assert.NotEqual(theirs, mine);
    }

    [Theory, BothDatabases]
    public async Task A_paused_hold_is_passed_over_until_its_day_and_keeps_its_place(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (first, second, borrower, book) = (await lib.Patron(), await lib.Patron(), await lib.Patron(), await lib.Item());
        var (paused, next) = ((await lib.Reserve(first, book)).Value.Id, (await lib.Reserve(second, book)).Value.Id);
        Assert.Equal(["hold-until"], (await Pause(lib, first, paused, lib.Today.AddDays(-1))).Codes());
        Assert.True((await Pause(lib, first, paused, lib.Today.AddDays(3))).Done);
        Assert.Equal((HoldState.Suspended, 1), (await lib.HoldsOf(first)).Select(h => (h.State, h.Place)).Single());
        await lib.Lend(borrower, book);
        await lib.TakeBack(book);
        Assert.Equal(HoldState.Ready, await lib.State(next));
        Assert.Equal(["hold-set-aside"], (await Pause(lib, second, next, lib.Today.AddDays(3))).Codes());
        await lib.Lend(second, book);
        lib.Clock.Advance(TimeSpan.FromDays(4));
        await lib.TakeBack(book);
        Assert.Equal(HoldState.Ready, await lib.State(paused));
    }

    [Theory, BothDatabases]
    public async Task Another_branch_to_collect_at_sends_on_what_arrives_and_leaves_what_lies_ready(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var hold = (await lib.Reserve(patron, book, "buiten")).Value.Id;
        await lib.TakeBack(book);
        Assert.Equal(HoldState.OnItsWay, await lib.State(hold));
        Assert.Equal(["hold-branch"], (await PickUp(lib, patron, hold, "nergens")).Codes());
        Assert.True((await PickUp(lib, patron, hold, "haven")).Done);
        Assert.Equal((Destination.Crate, "haven"), ((await lib.TakeBack(book, "buiten")).Value is var b ? (b.Destination, b.ToBranch) : default));
        Assert.Equal(Destination.HoldShelf, (await lib.TakeBack(book, "haven")).Value.Destination);
        Assert.Equal(["hold-ready-there"], (await PickUp(lib, patron, hold, "stad")).Codes());
    }

    [Theory, BothDatabases]
    public async Task Whoever_leaves_waits_for_nothing_restricted_or_not(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        var hold = (await lib.Reserve(patron, book)).Value.Id;
        await lib.Restrict(patron);
        await using (var scope = lib.AsLibrary()) await scope.Get<HoldsEndWithMembership>().Handle(new Woordhouder.Contracts.Patrons.MembershipEnded(patron, lib.Today), default);
        Assert.Equal((HoldEnd.MembershipEnded, (DateOnly?)lib.Today), ((await lib.Hold(hold))!.EndReason!.Value, (await lib.Hold(hold))!.EndedOn));
    }

    [Theory, BothDatabases]
    public async Task A_cancellation_is_undone_only_where_the_hold_could_be_placed_now(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book, lent) = (await lib.Patron(), await lib.Item(), await lib.Item()); // basis: maxHolds 5
        var (first, home) = ((await lib.Reserve(patron, book)).Value.Id, (await lib.Reserve(patron, lent)).Value.Id);
        for (var n = 0; n < 3; n++) await lib.Reserve(patron, await lib.Item());
        await Cancel(lib, patron, first);
        Assert.True((await Cancel(lib, patron, first, back: true)).Done);
        await Cancel(lib, patron, first);
        var sixth = (await lib.Reserve(patron, await lib.Item())).Value.Id;
        Assert.Equal(["hold-limit"], (await Cancel(lib, patron, first, back: true)).Codes());
        await Cancel(lib, patron, home);
        await Cancel(lib, patron, sixth);
        await lib.Lend(patron, lent);
        Assert.Equal(["hold-at-home"], (await Cancel(lib, patron, home, back: true)).Codes());
        var people = lib.App.Services.GetRequiredService<PatronBook>().People;
        people[patron] = people[patron] with { MembershipEnded = true };
        Assert.Equal(["membership-ended"], (await Cancel(lib, patron, first, back: true)).Codes());
        Assert.Equal(HoldState.Ended, await lib.State(first));
    }

    [Theory, BothDatabases]
    public async Task Undoing_a_cancellation_and_reserving_at_the_same_moment_pass_no_limit(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book, other) = (await lib.Patron(), await lib.Item(), await lib.Item());
        var hold = (await lib.Reserve(patron, book)).Value.Id;
        for (var n = 0; n < 4; n++) await lib.Reserve(patron, await lib.Item());
        await Cancel(lib, patron, hold);
        await Task.WhenAll(Task.Run(() => Cancel(lib, patron, hold, back: true)), Task.Run(() => lib.Reserve(patron, other)));
        await using var scope = lib.AsLibrary();
        Assert.Equal(5, await scope.Get<For<Retention>>().Set<Hold>().CountAsync(h => h.PatronId == patron && h.EndedOn == null));
    }

    private static async Task<Outcome<Nothing>> Cancel(TestLibrary lib, PersonId patron, HoldId hold, bool back = false)
    {
        await using var member = lib.AsMember(patron);
        return await member.Get<CancelHold>().Do(new CancelHoldRequest(patron, hold, back));
    }

    private static async Task<Outcome<Nothing>> Pause(TestLibrary lib, PersonId patron, HoldId hold, DateOnly? until)
    {
        await using var member = lib.AsMember(patron);
        return await member.Get<SuspendHold>().Do(new SuspendHoldRequest(patron, hold, until));
    }

    private static async Task<Outcome<Nothing>> PickUp(TestLibrary lib, PersonId patron, HoldId hold, string branch)
    {
        await using var member = lib.AsMember(patron);
        return await member.Get<ChangePickUp>().Do(new ChangePickUpRequest(patron, hold, branch));
    }
}
