using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Access.SigningIn;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Access;

public sealed class SignInTests
{
    private const string Card = "21315000000012";

    [Theory, BothDatabases]
    public async Task A_member_signs_in_with_the_card_number_or_the_address(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var samira = await lib.Member(Card);
        foreach (var name in new[] { Card, " 2131 5000 000012 ", "samira@example.org" })
        {
            var session = await lib.Session(await lib.Token(name));
            Assert.Equal((samira, SessionKind.Member, SessionStage.In, "Samira"), (session!.PersonId, session.Kind, session.Stage, session.CalledName));
        }
    }

    [Theory, BothDatabases]
    public async Task An_address_of_two_members_asks_which_card(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var samira = await lib.Member(Card);
        var yara = await lib.Member("21315000000939", name: "Yara");
        var answer = (await lib.SignIn("samira@example.org")).Value;
        Assert.Null(answer.Entry);
        Assert.Equal(["0012", "0939"], answer.Cards.Select(c => c.LastFour));

        await using (var scope = lib.AsVisitor())
        {
            var entry = (await scope.Get<ChooseCard>().Do(answer.Cards[1].Code, "Firefox")).Value;
            Assert.Equal(yara, (await lib.Session(entry.Token))!.PersonId);
        }
        await using (var scope = lib.AsVisitor()) Assert.False((await scope.Get<ChooseCard>().Do(answer.Cards[1].Code, "Firefox")).Done);
        lib.Clock.Advance(TimeSpan.FromMinutes(6));
        await using (var scope = lib.AsVisitor()) Assert.False((await scope.Get<ChooseCard>().Do(answer.Cards[0].Code, "Firefox")).Done);
        Assert.NotEqual(samira, yara);
    }

    [Theory, BothDatabases]
    public async Task An_address_of_two_members_with_different_passwords_leads_to_the_one_whose_password_it_is(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await lib.Member(Card);
        var yara = await lib.Member("21315000000939", password: "een heel ander woord", name: "Yara");
        Assert.Equal(yara, (await lib.Session(await lib.Token("samira@example.org", "een heel ander woord")))!.PersonId);
    }

    [Theory, BothDatabases]
    public async Task Five_wrong_tries_lock_for_a_quarter_of_an_hour_and_the_next_five_for_half_an_hour(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var samira = await lib.Member(Card);
        for (var i = 0; i < 5; i++) Assert.False((await lib.SignIn(Card, "mis")).Done);
        Assert.Equal("sign-in-locked", Assert.Single((await lib.SignIn(Card)).Refusals).Code);
        // The other way in is the same account, and the row knows.
        Assert.False((await lib.SignIn("samira@example.org")).Done);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 15, 0, TimeSpan.Zero), (await lib.Row<MemberAccount>(samira)).LockedUntil!.Value, TimeSpan.FromSeconds(30));

        lib.Clock.Advance(TimeSpan.FromMinutes(16));
        for (var i = 0; i < 5; i++) Assert.False((await lib.SignIn(Card, "mis")).Done);
        lib.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.False((await lib.SignIn(Card)).Done);
        lib.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.True((await lib.SignIn(Card)).Done);
        Assert.Equal((0, null), ((await lib.Row<MemberAccount>(samira)).FailedTries, (await lib.Row<MemberAccount>(samira)).LockedUntil));
        Assert.Equal(2, (await lib.Log()).Count(e => e.Kind == SecurityEventKind.Locked && e.PersonId == samira));
    }

    [Fact]
    public void The_lock_grows_to_a_day() =>
        Assert.Equal([0, 0, 15, 30, 60, 24 * 60], new[] { 1, 4, 5, 10, 15, 50 }.Select(n => Lockout.Pause(n).TotalMinutes));

    [Theory, BothDatabases]
    public async Task Tries_sent_at_once_are_counted_one_by_one(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var samira = await lib.Member(Card);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => lib.SignIn(Card, "mis")));
        Assert.Equal(5, (await lib.Row<MemberAccount>(samira)).FailedTries);
    }

    private sealed class CountingHasher(IPasswordHasher<Account> real) : IPasswordHasher<Account>
    {
        public int Compared;
        public string HashPassword(Account user, string password) => real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref Compared);
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    [Theory, BothDatabases]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer_for_the_same_work(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine, s =>
        {
            s.RemoveAll<IPasswordHasher<Account>>();
            s.AddSingleton<PasswordHasher<Account>>();
            s.AddSingleton<IPasswordHasher<Account>>(p => new CountingHasher(p.GetRequiredService<PasswordHasher<Account>>()));
        });
        await lib.Member(Card);
        await lib.Member("21315000000939", email: "zonder@example.org", password: null);
        var ended = await lib.Member("21315000000947", email: "weg@example.org");
        await using (var scope = lib.AsLibrary()) await scope.Get<Woordhouder.Access.Members.BlockAccount>().Handle(new Contracts.Patrons.MembershipEnded(ended, lib.Today), default);
        var hasher = (CountingHasher)lib.App.Services.GetRequiredService<IPasswordHasher<Account>>();
        string[] names = [Card, "21315000000020", "niemand@example.org", "zonder@example.org", "weg@example.org", "geen.medewerker"];
        for (var round = 0; round < 6; round++)
        {
            var answers = new List<(string, int, object?)>();
            foreach (var name in names)
            {
                var before = hasher.Compared;
                var refusal = Assert.Single((await lib.SignIn(name, name == "weg@example.org" ? AccessLibrary.Password : "mis")).Refusals);
                answers.Add((refusal.Code, hasher.Compared - before, refusal.Values[0].Value is int n ? n : null));
            }
            Assert.Single(answers.Distinct());
        }
    }

    [Theory, BothDatabases]
    public async Task The_security_log_holds_no_typed_names(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var samira = await lib.Member(Card);
        await lib.SignIn("buurvrouw@example.org", "mis");
        await lib.SignIn(Card, "mis");
        await lib.SignIn(Card);
        Assert.Equal([SecurityEventKind.PasswordSet, SecurityEventKind.WrongPassword, SecurityEventKind.WrongPassword, SecurityEventKind.SignedIn], (await lib.Log()).Select(e => e.Kind));
        Assert.Equal([samira, null, samira, samira], (await lib.Log()).Select(e => e.PersonId));
        Assert.Empty(typeof(SecurityEvent).GetProperties().Where(p => p.PropertyType == typeof(string)));
    }

    [Theory, BothDatabases]
    public async Task Whose_membership_ended_is_out_at_once_and_stays_out(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var samira = await lib.Member(Card);
        var token = await lib.Token(Card);
        await using (var scope = lib.AsLibrary())
            await scope.Get<Woordhouder.Access.Members.BlockAccount>().Handle(new Contracts.Patrons.MembershipEnded(samira, lib.Today), default);
        Assert.Null(await lib.Session(token));
        Assert.False((await lib.SignIn(Card)).Done);
    }

    [Theory, BothDatabases]
    public async Task A_hash_of_an_older_cost_is_made_anew_at_sign_in(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var samira = await lib.Member(Card);
        var old = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = TestLibrary.PasswordCost - 1 }));
        await lib.Raw("UPDATE member_account SET password_hash = @p0", old.HashPassword(new MemberAccount(), AccessLibrary.Password));
        Assert.Equal(TestLibrary.PasswordCost - 1, Iterations((await lib.Row<MemberAccount>(samira)).PasswordHash!));
        Assert.True((await lib.SignIn(Card)).Done);
        Assert.Equal(TestLibrary.PasswordCost, Iterations((await lib.Row<MemberAccount>(samira)).PasswordHash!));
        Assert.True((await lib.SignIn(Card)).Done);
    }

    [Fact]
    public void Outside_of_tests_a_password_is_hashed_210_000_times()
    {
        using IDisposable program = TestLibrary.AsComposed();
        Assert.Equal(210_000, ((WebApplication)program).Services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount);
    }

    // The framework's format 3: marker, PRF, iteration count in network order.
    private static int Iterations(string hash) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));
}
