using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.People;
using Woordhouder.Access.Pins;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Contracts.Access;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Access;

/// <summary>Two members of staff at one screen: parked, woken with a PIN, ended as sessions end.</summary>
public sealed class TerminalTests
{
    private const string Pin = "7351";

    private static async Task<Outcome<Nothing>> Choose(TestLibrary lib, string token, string pin, string password = AccessLibrary.Password)
    {
        await using var scope = lib.AsVisitor();
        return await scope.Get<ChoosePin>().Do((await lib.Session(token))!, password, pin);
    }

    private static async Task Lock(TestLibrary lib, string token)
    {
        await using var scope = lib.AsVisitor();
        await scope.Get<TerminalBook>().Lock((await lib.Session(token))!, default);
    }

    private static async Task<Outcome<string>> Unlock(TestLibrary lib, string cookie, PersonId who, string pin = Pin)
    {
        await using var scope = lib.AsVisitor();
        var here = (await lib.Session(cookie))!;
        var chosen = (await scope.Get<TerminalBook>().Parked(here, default)).Find(s => s.PersonId == who)?.Id ?? default;
        return await scope.Get<UnlockWithPin>().Do(here, chosen, pin);
    }

    /// <summary>Fatma locked her screen, Kees signed in there: she is parked.</summary>
    private static async Task<(PersonId Fatma, PersonId Kees, string FatmasToken, string KeesToken)> TwoAtOneDesk(TestLibrary lib)
    {
        var (fatma, fatmasName) = await lib.Staff();
        var (kees, keesName) = await lib.Staff(Audiences.Roles.Volunteer, name: "Kees Vrijwilliger");
        var first = await lib.Token(fatmasName);
        Assert.True((await Choose(lib, first, Pin)).Done);
        await Lock(lib, first);
        var second = await lib.Token(keesName);
        await using (var scope = lib.AsVisitor()) await scope.Get<TerminalBook>().Join(first, second, default);
        Assert.True((await Choose(lib, second, "9164")).Done);
        return (fatma, kees, first, second);
    }

    [Theory, BothDatabases]
    public async Task A_locked_session_opens_nothing_and_its_pin_wakes_it_under_another_token(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (fatma, name) = await lib.Staff();
        var token = await lib.Token(name);
        await Choose(lib, token, Pin);
        await Lock(lib, token);
        Assert.Equal(SessionStage.Locked, (await lib.Session(token))!.Stage);

        var woken = await Unlock(lib, token, fatma);
        Assert.Equal(SessionStage.In, (await lib.Session(woken.Value))!.Stage);
        Assert.Null(await lib.Session(token));
        Assert.Equal([SecurityEventKind.PinSet, SecurityEventKind.ScreenLocked, SecurityEventKind.Unlocked], (await lib.Log()).Select(e => e.Kind).Where(k => k >= SecurityEventKind.PinSet));
    }

    [Theory, BothDatabases]
    public async Task Who_signs_in_at_a_locked_screen_parks_the_other_and_both_come_back(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (fatma, kees, fatmas, keess) = await TwoAtOneDesk(lib);
        // The cookie of before is worth nothing, not even at the lock.
        Assert.Null(await lib.Session(fatmas));
        await Lock(lib, keess);
        var third = (await Unlock(lib, keess, fatma)).Value;
        Assert.Equal((fatma, SessionStage.In), ((await lib.Session(third))!.PersonId, (await lib.Session(third))!.Stage));
        Assert.Null(await lib.Session(keess));
        await Lock(lib, third);
        var fourth = (await Unlock(lib, third, kees, "9164")).Value;
        Assert.Equal(kees, (await lib.Session(fourth))!.PersonId);
    }

    [Theory, BothDatabases]
    public async Task Signing_in_again_at_the_same_screen_leaves_one_session(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (fatma, name) = await lib.Staff();
        var first = await lib.Token(name);
        await Lock(lib, first);
        var second = await lib.Token(name);
        await using var scope = lib.AsVisitor();
        await scope.Get<TerminalBook>().Join(first, second, default);
        Assert.Single(await scope.Get<SessionBook>().Open(fatma, default));
    }

    [Theory, BothDatabases]
    public async Task Five_wrong_pins_end_the_session_and_a_full_sign_in_makes_the_pin_good_again(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (fatma, _, _, keess) = await TwoAtOneDesk(lib);
        await Lock(lib, keess);
        for (var left = 4; left > 0; left--) Assert.Equal(("pin-wrong", left), ((await Unlock(lib, keess, fatma, "8888")).Refusals.Single() is var r ? (r.Code, (int)r.Values.Single().Value!) : default));
        Assert.Equal("pin-locked", (await Unlock(lib, keess, fatma, "8888")).Refusals.Single().Code);
        Assert.Equal("pin-session-over", (await Unlock(lib, keess, fatma)).Refusals.Single().Code);
        Assert.Equal(PinBook.Tries, (await lib.Row<StaffAccount>(fatma)).PinTries);
        Assert.Equal(5, (await lib.Log()).Count(e => e.Kind == SecurityEventKind.WrongPin && e.PersonId == fatma));
        Assert.Contains(await lib.Log(), e => e.Kind == SecurityEventKind.Locked && e.PersonId == fatma);
        await lib.Token("fatma.bouali");
        Assert.Equal(0, (await lib.Row<StaffAccount>(fatma)).PinTries);
    }

    [Theory, BothDatabases]
    public async Task Guesses_sent_at_once_count_one_by_one(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (fatma, _, _, keess) = await TwoAtOneDesk(lib);
        await Lock(lib, keess);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => Unlock(lib, keess, fatma, $"88{n + 10}"))));
        Assert.DoesNotContain(answers, a => a.Done);
        Assert.True((await lib.Log()).Count(e => e.Kind == SecurityEventKind.WrongPin) <= PinBook.Tries);
        Assert.False((await Unlock(lib, keess, fatma)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_pin_opens_no_session_that_ended(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (fatma, kees, _, keess) = await TwoAtOneDesk(lib);
        lib.Clock.Advance(TimeSpan.FromMinutes(20));
        await using (var scope = lib.AsVisitor()) await scope.Get<SessionBook>().Seen((await lib.Session(keess))!, default);
        lib.Clock.Advance(TimeSpan.FromMinutes(11));
        await Lock(lib, keess);
        // Half an hour since Fatma's last touch; Kees was here eleven minutes ago.
        Assert.Equal("pin-session-over", (await Unlock(lib, keess, fatma)).Refusals.Single().Code);
        Assert.True((await Unlock(lib, keess, kees, "9164")).Done);
    }

    [Theory, BothDatabases]
    public async Task Sessions_of_another_screen_are_not_to_be_woken_here(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (fatma, fatmasName) = await lib.Staff();
        var (_, keesName) = await lib.Staff(name: "Kees Vrijwilliger");
        var (one, other) = (await lib.Token(fatmasName), await lib.Token(keesName));
        await Choose(lib, one, Pin);
        await Lock(lib, one);
        await Lock(lib, other);
        await using var scope = lib.AsVisitor();
        Assert.Equal("pin-session-over", (await scope.Get<UnlockWithPin>().Do((await lib.Session(other))!, (await lib.Session(one))!.Id, Pin)).Refusals.Single().Code);
        Assert.Equal([fatma], (await scope.Get<TerminalBook>().Parked((await lib.Session(one))!, default)).Select(s => s.PersonId));
    }

    [Theory, BothDatabases]
    public async Task Without_a_pin_a_locked_screen_asks_for_the_password(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (fatma, name) = await lib.Staff();
        var token = await lib.Token(name);
        await Lock(lib, token);
        Assert.Equal("pin-none", (await Unlock(lib, token, fatma)).Refusals.Single().Code);
    }

    [Theory, BothDatabases]
    public async Task Who_takes_over_finds_the_desk_as_it_was(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (fatma, _, _, keess) = await TwoAtOneDesk(lib);
        await lib.Raw($"UPDATE session SET branch = 'buiten', volume = 30 WHERE token_hash = '{Woordhouder.Access.Codes.Secret.HashOf(keess)}'");
        await Lock(lib, keess);
        var woken = (await lib.Session((await Unlock(lib, keess, fatma)).Value))!;
        Assert.Equal(("buiten", 30), (woken.Branch, woken.Volume));
        await using var scope = lib.AsVisitor();
        Assert.Equal(new DeskPlace(null, 100), scope.Get<IDeskPlace>().Now);
    }

    [Theory, BothDatabases]
    public async Task Other_roles_lock_the_screen_of_whoever_has_them(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (fatma, _, _, keess) = await TwoAtOneDesk(lib);
        await using (var admin = lib.AsStaff(Audiences.Roles.Administrator)) Assert.True((await admin.Get<ChangeRoles>().Do(fatma, [Audiences.Roles.BackOffice])).Done);
        await Lock(lib, keess);
        Assert.Equal("pin-session-over", (await Unlock(lib, keess, fatma)).Refusals.Single().Code);
    }

    [Theory, BothDatabases]
    public async Task A_pin_takes_the_password_and_only_its_print_is_kept(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (fatma, name) = await lib.Staff();
        var token = await lib.Token(name);
        Assert.Equal("password-not-current", (await Choose(lib, token, Pin, "gok gok gok")).Refusals.Single().Code);
        Assert.Null((await lib.Row<StaffAccount>(fatma)).PinHash);
        await Choose(lib, token, Pin);
        Assert.StartsWith("AQ", (await lib.Row<StaffAccount>(fatma)).PinHash, StringComparison.Ordinal);
        await using (var admin = lib.AsStaff(Audiences.Roles.Administrator)) await admin.Get<ResetStaff>().Do(fatma);
        Assert.Null((await lib.Row<StaffAccount>(fatma)).PinHash);
    }

    [Theory]
    [InlineData("7351", null)]
    [InlineData("482915", null)]
    [InlineData("123", "pin-form")]
    [InlineData("1234567", "pin-form")]
    [InlineData("12a4", "pin-form")]
    [InlineData("0000", "pin-easy")]
    [InlineData("1234", "pin-easy")]
    [InlineData("9876", "pin-easy")]
    [InlineData("8901", "pin-easy")]
    [InlineData("4747", "pin-easy")]
    [InlineData("472472", "pin-easy")]
    [InlineData("1987", "pin-easy")]
    [InlineData("2580", "pin-easy")]
    public void A_pin_is_four_to_six_figures_that_nobody_guesses_first(string pin, string? refused) => Assert.Equal(refused, PinBook.Check(pin).SingleOrDefault()?.Code);
}
