using Woordhouder.Access.Codes;
using Woordhouder.Access.Members;
using Woordhouder.Access.Passwords;
using Woordhouder.Access.Sessions;
using Woordhouder.Kernel;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Access;

public sealed class SessionTests
{
    private const string Card = "21315000000012";

    private static async Task Seen(TestLibrary lib, string token)
    {
        await using var scope = lib.AsVisitor();
        var book = scope.Get<SessionBook>();
        await book.Seen((await book.Find(token, default))!, default);
    }

    [Theory, BothDatabases]
    public async Task A_member_who_does_nothing_for_an_hour_is_out(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await lib.Member(Card);
        var token = await lib.Token(Card);
        lib.Clock.Advance(TimeSpan.FromMinutes(59));
        await Seen(lib, token);
        lib.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await lib.Session(token));
        lib.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await lib.Session(token));
    }

    [Theory, BothDatabases]
    public async Task Staff_who_do_nothing_for_half_an_hour_are_out(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (_, name) = await lib.Staff();
        var token = await lib.Token(name);
        lib.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(await lib.Session(token));
        lib.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await lib.Session(token));
    }

    [Theory, BothDatabases]
    public async Task After_twelve_hours_everybody_is_out_however_busy(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await lib.Member(Card);
        var token = await lib.Token(Card);
        for (var half = 0; half < 23; half++)
        {
            lib.Clock.Advance(TimeSpan.FromMinutes(30));
            await Seen(lib, token);
        }
        lib.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(await lib.Session(token));
        lib.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await lib.Session(token));
    }

    [Theory, BothDatabases]
    public async Task A_page_view_writes_at_most_once_a_minute(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await lib.Member(Card);
        var token = await lib.Token(Card);
        var first = (await lib.Session(token))!.LastSeenAt;
        lib.Clock.Advance(TimeSpan.FromSeconds(50));
        await Seen(lib, token);
        Assert.Equal(first, (await lib.Session(token))!.LastSeenAt);
        lib.Clock.Advance(TimeSpan.FromSeconds(20));
        await Seen(lib, token);
        Assert.True((await lib.Session(token))!.LastSeenAt > first);
    }

    [Theory, BothDatabases]
    public async Task The_database_holds_no_token_that_opens_anything(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await lib.Member(Card);
        var token = await lib.Token(Card);
        var hash = (string)(await lib.Raw("SELECT token_hash FROM session"))[0][0]!;
        Assert.Equal(Secret.HashOf(token), hash);
        Assert.Null(await lib.Session(hash));
    }

    [Theory, BothDatabases]
    public async Task Acting_for_a_child_takes_a_link_and_a_new_token(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var samira = await lib.Member(Card);
        var yara = await lib.Member("21315000000939", email: "yara@example.org", password: null, name: "Yara");
        var token = await lib.Token(Card);
        await using (var scope = lib.AsVisitor())
            Assert.Equal("not-represented", Assert.Single((await scope.Get<ActForSomebody>().Do((await lib.Session(token))!, yara)).Refusals).Code);
        lib.Book().Represents[(samira, yara)] = true;
        string second;
        await using (var scope = lib.AsVisitor()) second = (await scope.Get<ActForSomebody>().Do((await lib.Session(token))!, yara)).Value;
        Assert.Null(await lib.Session(token));
        Assert.Equal(yara, (await lib.Session(second))!.ActingFor);
        await using (var scope = lib.AsVisitor()) second = (await scope.Get<ActForSomebody>().Do((await lib.Session(second))!, samira)).Value;
        Assert.Null((await lib.Session(second))!.ActingFor);
    }

    [Theory, BothDatabases]
    public async Task Another_password_ends_the_other_sessions_and_renews_this_one(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await lib.Member(Card);
        var (here, elsewhere) = (await lib.Token(Card), await lib.Token(Card));
        Outcome<string> outcome;
        await using (var scope = lib.AsVisitor()) outcome = await scope.Get<ChangePassword>().Do((await lib.Session(here))!, AccessLibrary.Password, "storm boek kast");
        Assert.Null(await lib.Session(here));
        Assert.Null(await lib.Session(elsewhere));
        Assert.NotNull(await lib.Session(outcome.Value));
        Assert.False((await lib.SignIn(Card)).Done);
        Assert.True((await lib.SignIn(Card, "storm boek kast")).Done);
    }

    [Theory, BothDatabases]
    public async Task Whoever_does_not_know_the_password_cannot_change_it(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await lib.Member(Card);
        var token = await lib.Token(Card);
        await using var scope = lib.AsVisitor();
        Assert.Equal("password-not-current", Assert.Single((await scope.Get<ChangePassword>().Do((await lib.Session(token))!, "gok", "storm boek kast")).Refusals).Code);
        Assert.True((await lib.SignIn(Card)).Done);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox op Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge op Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1", "Safari op iPhone")]
    [InlineData(null, "Onbekend apparaat")]
    public void A_device_is_a_coarse_word(string? userAgent, string device) => Assert.Equal(device, Device.Of(userAgent));
}
