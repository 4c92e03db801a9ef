using System.Globalization;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Privacy.Versions;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>The same request again, on another connection: the first one's answer, while what it did is still so.</summary>
public sealed class RepeatedRequestTests
{
    [Theory, BothDatabases]
    public async Task A_repeat_with_a_wrong_password_is_judged_before_it_is_known_again(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine);
        string Lend(string password) => sip.CheckOut(sip.AnnasCard, "B-3", renew: "Y", also: $"AD{password}|");
        await using (var client = await sip.AtTerminal()) Assert.StartsWith("121NNY", await client.Say(Lend(SipLibrary.Password)), StringComparison.Ordinal);
        await using (var client = await sip.AtTerminal())
        {
            Assert.Matches(@"^120NUN.*\|AJ\|AH\|AFPas of wachtwoord klopt niet\.\|$", await client.Say(Lend("verkeerd")));
            Assert.StartsWith("120NUN", await client.Say(Lend("")), StringComparison.Ordinal);
            Assert.StartsWith("121NNY", await client.Say(Lend(SipLibrary.Password)), StringComparison.Ordinal);
        }
        Assert.Equal(1, await sip.Lib.Count("terminal_turn"));
        Assert.Equal(0L, Convert.ToInt64(Assert.Single(await sip.Loans("B-3"))[1], CultureInfo.InvariantCulture));
    }

    [Theory, BothDatabases]
    public async Task A_hold_that_was_cancelled_is_cancelled_once_and_said_so_for_ten_minutes(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        string Hold(char mode, string branch = "") => $"15{mode}{sip.Now}{branch}AOalmere|AA{sip.BramsCard}|ABB-3|";
        await using var client = await sip.AtTerminal();
        await client.Say(Hold('+', "BSHaven|"));
        var first = await client.Say(Hold('-'));
        Assert.Matches(@"^161N\d{8} {4}\d{6}BSHaven\|", first);
        await using (var elsewhere = await sip.AtTerminal()) Assert.Equal(first[22..], (await elsewhere.Say(Hold('-')))[22..]);
        // Reserved anew, the same words cancel anew.
        await client.Say(Hold('+'));
        Assert.StartsWith("161N", await client.Say(Hold('-')), StringComparison.Ordinal);
        Assert.Equal(0, await sip.Lib.Count("hold WHERE ended_on IS NULL"));
        sip.Lib.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.StartsWith("160N", await client.Say(Hold('-')), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Another_branch_is_taken_by_its_name_only_and_without_one_it_stays(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        string Hold(char mode, string also) => $"15{mode}{sip.Now}{also}AOalmere|AA{sip.BramsCard}|ABB-3|";
        await using var client = await sip.AtTerminal();
        await client.Say(Hold('+', "BSHaven|"));
        Assert.Matches(@"^160N.*\|AFKies een vestiging", await client.Say(Hold('*', "BSNergens|")));
        Assert.Matches(@"^161N\d{8} {4}\d{6}BSHaven\|", await client.Say(Hold('*', "BW20260601    235959|")));
        Assert.Equal("haven", (await sip.Lib.Raw("SELECT pick_up FROM hold"))[0][0]);
        Assert.Matches(@"^161N\d{8} {4}\d{6}BSStad\|", await client.Say(Hold('*', "BSstad|")));
    }

    [Theory, BothDatabases]
    public async Task What_was_renewed_and_came_back_is_lent_by_the_same_words(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        sip.Lib.Clock.Advance(TimeSpan.FromDays(2));
        await using var client = await sip.AtTerminal();
        Assert.StartsWith("121YNY", await client.Say(sip.CheckOut(sip.AnnasCard, "B-1", renew: "Y")), StringComparison.Ordinal);
        Assert.StartsWith("121YNY", await client.Say(sip.CheckOut(sip.AnnasCard, "B-1", renew: "Y")), StringComparison.Ordinal);
        Assert.StartsWith("101YNN", await client.Say(sip.CheckIn("B-1")), StringComparison.Ordinal);
        Assert.StartsWith("121NNY", await client.Say(sip.CheckOut(sip.AnnasCard, "B-1", renew: "Y")), StringComparison.Ordinal);
        Assert.Equal(0L, Convert.ToInt64(Assert.Single(await sip.Loans("B-1"))[1], CultureInfo.InvariantCulture));
    }

    [Theory, BothDatabases]
    public async Task A_terminal_that_fills_every_date_with_its_clock_is_known_again(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        string Lend() => $"11YN{sip.Now}{sip.SipDateNow(21)}AOalmere|AA{sip.BramsCard}|ABB-3|AC|";
        foreach (var n in Enumerable.Range(0, 2))
        {
            await using var client = await sip.AtTerminal();
            Assert.StartsWith("121NNY", await client.Say(Lend()), StringComparison.Ordinal);
            sip.Lib.Clock.Advance(TimeSpan.FromSeconds(30));
            Assert.Equal(1, await sip.Lib.Count("terminal_turn"));
        }
        foreach (var n in Enumerable.Range(0, 2))
        {
            await using var client = await sip.AtTerminal();
            Assert.StartsWith("101YNN", await client.Say(sip.CheckIn("B-3")), StringComparison.Ordinal);
            sip.Lib.Clock.Advance(TimeSpan.FromSeconds(30));
        }
        Assert.Equal(2, await sip.Lib.Count("terminal_turn"));
    }
}
