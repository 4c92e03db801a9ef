using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Codes;
using Woordhouder.Access.Passwords;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Access;

public sealed class PasswordTests
{
    private const string Card = "21315000000012";

    [Theory]
    [InlineData("kort", "password-short")]
    [InlineData("Welkom2026", "password-common")]
    [InlineData("bibliotheek", "password-common")]
    [InlineData("12-04-1987", "password-birth-date")]
    [InlineData("12041987", "password-birth-date")]
    [InlineData("19870412", "password-birth-date")]
    [InlineData("21315000000012", "password-card")]
    [InlineData("ßßßßßßßß", "password-one-sign")]
    [InlineData("fiets lamp", null)]
    [InlineData("🚲🚲🌧️ onderweg", null)]
    public async Task Passwords_are_refused_with_the_reason(string password, string? code)
    {
        await using var lib = await AccessLibrary.Create(Engine.Sqlite);
        await using var scope = lib.AsLibrary();
        var refusals = scope.Get<PasswordRules>().Check(password, staff: false);
        if (code is null) Assert.Empty(refusals);
        else Assert.Contains(refusals, r => r.Code == code && r.Field == "Password");
    }

    [Fact]
    public async Task Staff_need_twelve_characters_and_nobody_more_than_128()
    {
        await using var lib = await AccessLibrary.Create(Engine.Sqlite);
        await using var scope = lib.AsLibrary();
        var rules = scope.Get<PasswordRules>();
        Assert.Equal("password-short", Assert.Single(rules.Check("fiets lamp", staff: true)).Code);
        Assert.Empty(rules.Check("fiets lamp regen", staff: true));
        Assert.Empty(rules.Check(string.Concat(Enumerable.Repeat("ab", 64)), staff: true));
        Assert.Equal("password-long", Assert.Single(rules.Check(string.Concat(Enumerable.Repeat("ab", 64)) + "c", staff: true)).Code);
    }

    private static async Task<List<MailRow>> Mail(TestLibrary lib)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<For<ServiceMail>>().Set<MailRow>().OrderBy(m => m.Body).ToListAsync();
    }

    private static async Task Forget(TestLibrary lib, string name)
    {
        await using var scope = lib.AsVisitor();
        await scope.Get<ForgottenPassword>().Do(new ForgottenRequest(name, "https://bieb.example"));
    }

    [Theory, BothDatabases]
    public async Task A_shared_address_gets_a_mail_per_member_that_says_for_which_card(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var samira = await lib.Member(Card);
        var yara = await lib.Member("21315000000939", password: null, name: "Yara");
        await Forget(lib, "samira@example.org");
        await Forget(lib, "niemand@example.org");
        var mail = await Mail(lib);
        Assert.Equal([samira, yara], mail.Select(m => m.PersonId).Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.Contains(mail, m => m.Body!.Contains("0012", StringComparison.Ordinal));
        Assert.Contains(mail, m => m.Body!.Contains("0939", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_link_changes_the_password_once_and_ends_every_session(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await lib.Member(Card);
        var session = await lib.Token(Card);
        await Forget(lib, Card);
        await Forget(lib, Card);
        var links = (await Mail(lib)).Select(m => m.Body!.Split("/wachtwoord/")[1].Split('\n')[0]).ToList();
        Assert.Equal(2, links.Distinct().Count());

        async Task<bool> Choose(string code, string password)
        {
            await using var scope = lib.AsVisitor();
            return (await scope.Get<ChoosePassword>().Do(code, password, "Firefox")).Done;
        }
        Assert.False(await Choose(links[0], "kort"));
        Assert.True(await Choose(links[0], "storm boek kast"));
        Assert.False(await Choose(links[0], "boom roos vis"));
        // The other link was for the old password.
        Assert.False(await Choose(links[1], "boom roos vis"));
        Assert.Null(await lib.Session(session));
        Assert.True((await lib.SignIn(Card, "storm boek kast")).Done);
    }

    [Theory, BothDatabases]
    public async Task A_mailed_link_is_too_old_after_a_day(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await lib.Member(Card);
        await Forget(lib, Card);
        var code = (await Mail(lib))[0].Body!.Split("/wachtwoord/")[1].Split('\n')[0];
        lib.Clock.Advance(TimeSpan.FromHours(25));
        await using var scope = lib.AsVisitor();
        Assert.Null(await scope.Get<ChoosePassword>().Look(code));
        Assert.Equal("link-old", Assert.Single((await scope.Get<ChoosePassword>().Do(code, "storm boek kast", "Firefox")).Refusals).Code);
    }

    [Theory, BothDatabases]
    public async Task Nobody_fills_a_mailbox_with_links(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await lib.Member(Card);
        for (var i = 0; i < 6; i++) await Forget(lib, Card);
        Assert.Equal(CodeBook.PerHour, (await Mail(lib)).Count);
    }

    [Theory, BothDatabases]
    public async Task The_desk_gives_a_code_on_paper_to_who_has_no_address(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var samira = await lib.Member(Card, password: null);
        string code;
        await using (var scope = lib.AsStaff("desk"))
        {
            Assert.False(await scope.Get<IMemberAccounts>().Exists(samira));
            code = await scope.Get<IMemberAccounts>().OneTimeCode(samira, TimeSpan.FromDays(7));
        }
        lib.Clock.Advance(TimeSpan.FromDays(6));
        await using (var scope = lib.AsVisitor()) Assert.True((await scope.Get<ChoosePassword>().Do(code, "storm boek kast", "Firefox")).Done);
        await using (var scope = lib.AsLibrary()) Assert.True(await scope.Get<IMemberAccounts>().Exists(samira));
        Assert.True((await lib.SignIn(Card, "storm boek kast")).Done);
    }
}
