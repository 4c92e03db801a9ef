using Woordhouder.Access.Accounts;
using Woordhouder.Access.Codes;
using Woordhouder.Access.Demo;
using Woordhouder.Access.Passwords;
using Woordhouder.Access.SecondFactor;
using Woordhouder.Access.Sessions;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Access;

public sealed class SecondFactorTests
{
    // RFC 6238, appendix B: the key is the ASCII text "12345678901234567890"; last six of the eight figures.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    private static string Code(TestLibrary lib, int later = 0) => Totp.CodeAt(DemoStaff.Key, Totp.StepAt(lib.Clock.GetUtcNow()) + later);

    private static async Task<Outcome<string>> Enter(TestLibrary lib, string token, string code)
    {
        await using var scope = lib.AsVisitor();
        return await scope.Get<EnterCode>().Do((await lib.Session(token))!, code);
    }

    [Theory, BothDatabases]
    public async Task A_password_alone_opens_nothing_for_a_role_with_a_second_factor(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (_, name) = await lib.Staff(Audiences.Roles.PrivacyOfficer);
        var token = await lib.Token(name);
        Assert.Equal(SessionStage.SecondFactor, (await lib.Session(token))!.Stage);
        var outcome = await Enter(lib, token, Code(lib));
        Assert.Equal(SessionStage.In, (await lib.Session(outcome.Value))!.Stage);
        // The token of before is worth nothing (session fixation).
        Assert.Null(await lib.Session(token));
    }

    [Theory, BothDatabases]
    public async Task A_code_works_once(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (_, name) = await lib.Staff(Audiences.Roles.PrivacyOfficer);
        var code = Code(lib);
        Assert.True((await Enter(lib, await lib.Token(name), code)).Done);
        var again = await lib.Token(name);
        Assert.Equal("code-wrong", Assert.Single((await Enter(lib, again, code)).Refusals).Code);
        lib.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True((await Enter(lib, again, Code(lib))).Done);
    }

    [Theory, BothDatabases]
    public async Task A_code_of_two_minutes_ago_is_refused_and_five_wrong_ones_lock(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (_, name) = await lib.Staff(Audiences.Roles.PrivacyOfficer);
        var token = await lib.Token(name);
        for (var i = 0; i < 5; i++) Assert.Equal("code-wrong", Assert.Single((await Enter(lib, token, Code(lib, -4))).Refusals).Code);
        Assert.Equal("code-locked", Assert.Single((await Enter(lib, token, Code(lib))).Refusals).Code);
    }

    [Theory, BothDatabases]
    public async Task The_step_between_password_and_code_lasts_ten_minutes(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (_, name) = await lib.Staff(Audiences.Roles.PrivacyOfficer);
        var token = await lib.Token(name);
        lib.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Null(await lib.Session(token));
    }

    [Theory, BothDatabases]
    public async Task Setting_up_gives_recovery_codes_that_each_work_once(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        string code;
        await using (var scope = lib.AsLibrary())
            code = (await scope.Get<Woordhouder.Access.People.FirstAdministrator>().Do(new("Henk Bakker", "henk@example.org"))).Value.Split('/')[^1];
        string token;
        await using (var scope = lib.AsVisitor()) token = (await scope.Get<ChoosePassword>().Do(code, AccessLibrary.Password, "Firefox")).Value.Token;
        Assert.Equal(SessionStage.SettingUp, (await lib.Session(token))!.Stage);

        SetUp setUp;
        await using (var scope = lib.AsVisitor())
        {
            var use = scope.Get<SetUpSecondFactor>();
            var key = (await use.Begin((await lib.Session(token))!))!.Key;
            Assert.Equal("code-wrong", Assert.Single((await use.Finish((await lib.Session(token))!, "000000")).Refusals).Code);
            setUp = (await use.Finish((await lib.Session(token))!, Totp.CodeAt(key, Totp.StepAt(lib.Clock.GetUtcNow())))).Value;
        }
        Assert.Equal(SessionStage.In, (await lib.Session(setUp.Token))!.Stage);
        Assert.Equal(10, setUp.RecoveryCodes.Distinct().Count());
        var person = (await lib.Session(setUp.Token))!.PersonId;
        Assert.DoesNotContain(setUp.RecoveryCodes[0].Replace("-", "", StringComparison.Ordinal), (await lib.Row<StaffAccount>(person)).RecoveryCodes, StringComparison.Ordinal);

        Assert.True((await Enter(lib, await lib.Token("henk.bakker"), setUp.RecoveryCodes[3])).Done);
        Assert.False((await Enter(lib, await lib.Token("henk.bakker"), setUp.RecoveryCodes[3])).Done);
        Assert.True((await Enter(lib, await lib.Token("henk.bakker"), setUp.RecoveryCodes[4].ToLowerInvariant())).Done);
    }

    [Fact]
    public void A_token_has_256_random_bits() => Assert.Equal(43, Secret.New().Length);
}
