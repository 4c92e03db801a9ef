using System.Globalization;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Privacy.Evidence.Live;
using Woordhouder.Tests.Privacy.Versions;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>What a terminal shows of a member, to whom, for how long, and what is written down of it.</summary>
public sealed class TerminalPrivacyTests
{
    [Theory, BothDatabases]
    public async Task A_wrong_password_gives_nothing_away(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine, r => r with { ShowsName = true });
        await using var client = await sip.AtTerminal();
        var wrong = await client.Say(sip.Information(sip.AnnasCard, "verkeerd", "  Y"));
        Assert.Matches($@"^64YYYY {{10}}000\d{{8}} {{4}}\d{{6}}(0000){{6}}AOalmere\|AA{sip.AnnasCard}\|AE\|BLY\|CQN\|AFPas of wachtwoord klopt niet\.\|$", wrong);
        // No password at all is a wrong one; a card that nobody has differs in BL, as the standard says, and in no sentence.
        Assert.Equal(wrong[40..], (await client.Say(sip.Information(sip.AnnasCard, "", "  Y")))[40..]);
        var unknown = await client.Say(sip.Information("21315000000000", "verkeerd", "  Y"));
        Assert.Equal(wrong[40..].Replace(sip.AnnasCard, "21315000000000", StringComparison.Ordinal).Replace("BLY", "BLN", StringComparison.Ordinal), unknown[40..]);
        Assert.Matches(@"^24YYYY {10}.*\|AE\|BLY\|CQN\|", await client.Say($"23000{sip.Now}AOalmere|AA{sip.AnnasCard}|AC|ADverkeerd|"));
        foreach (var message in new[] { sip.CheckOut(sip.AnnasCard, "B-3"), sip.CheckOut(sip.AnnasCard, "B-3", also: "ADverkeerd|"), $"29NN{sip.Now}{SipLibrary.Blank}AOalmere|AA{sip.AnnasCard}|ABB-1|", $"15+{sip.Now}AOalmere|AA{sip.AnnasCard}|ABB-2|" })
            Assert.Matches(@"^(12|30|16)0.*\|AFPas of wachtwoord klopt niet\.\|$", await client.Say(message));
        Assert.StartsWith("6600000", await client.Say($"65{sip.Now}AOalmere|AA{sip.AnnasCard}|"), StringComparison.Ordinal);
        // Nobody was shown, so nobody reads that they were.
        Assert.Empty(await sip.Lib.Run("SELECT terminal FROM consultation WHERE person_id = @p0 AND terminal IS NOT NULL", sip.Little.Anna));
        Assert.Empty(await sip.Loans("B-3"));
    }

    [Theory, BothDatabases]
    public async Task Five_wrong_passwords_lock_as_at_sign_in_even_for_the_right_one(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine);
        await using var client = await sip.AtTerminal();
        for (var n = 0; n < 5; n++) Assert.Contains("|CQN|", await client.Say(sip.Information(sip.AnnasCard, $"verkeerd {n}")), StringComparison.Ordinal);
        Assert.Contains("|CQN|", await client.Say(sip.Information(sip.AnnasCard, SipLibrary.Password)), StringComparison.Ordinal);
        sip.Lib.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Contains("|CQY|", await client.Say(sip.Information(sip.AnnasCard, SipLibrary.Password)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_right_password_shows_what_is_at_home_until_the_turn_ends(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine);
        await using var client = await sip.AtTerminal();
        var shown = await client.Say(sip.Information(sip.AnnasCard, SipLibrary.Password, "  Y"));
        Assert.Matches(@"^64 {14}000\d{8} {4}\d{6}00000000000100000000" + $@"0000AOalmere\|AA{sip.AnnasCard}\|AEA\. V\.\|BZ\d{{4}}\|CB\d{{4}}\|BLY\|CQY\|AUB-1\|$", shown);
        // In this turn the password need not come again, and of one's own loan one reads until when.
        Assert.Matches(@"\|AUB-1\|$", await client.Say(sip.Information(sip.AnnasCard, "", "  Y")));
        Assert.Contains("AH20260323", await client.Say($"17{sip.Now}AOalmere|ABB-1|"), StringComparison.Ordinal);
        Assert.StartsWith("121NNY", await client.Say(sip.CheckOut(sip.AnnasCard, "B-3")), StringComparison.Ordinal);
        await using (var elsewhere = await sip.AtTerminal())
        {
            Assert.Contains("|CQN|", await elsewhere.Say(sip.Information(sip.AnnasCard, "", "  Y")), StringComparison.Ordinal);
            await elsewhere.Send("97");
            Assert.DoesNotContain("AU", await elsewhere.Hear(), StringComparison.Ordinal);
        }
        Assert.Matches(@"^36Y\d{8} {4}\d{6}AOalmere\|AA\d+\|$", await client.Say($"35{sip.Now}AOalmere|AA{sip.AnnasCard}|"));
        Assert.Contains("|CQN|", await client.Say(sip.Information(sip.AnnasCard, "", "  Y")), StringComparison.Ordinal);
        Assert.DoesNotContain("AH", await client.Say($"17{sip.Now}AOalmere|ABB-1|"), StringComparison.Ordinal);
        // Whoever walks away is forgotten, and so is who stood there before the next card.
        await client.Say(sip.Information(sip.AnnasCard, SipLibrary.Password));
        sip.Lib.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Contains("|CQN|", await client.Say(sip.Information(sip.AnnasCard, "")), StringComparison.Ordinal);
        await client.Say(sip.Information(sip.AnnasCard, SipLibrary.Password));
        await client.Say(sip.Information(sip.BramsCard, ""));
        Assert.Contains("|CQN|", await client.Say(sip.Information(sip.AnnasCard, "")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_sent_in_parts_and_a_profile_decides_about_the_name()
    {
        await using var sip = await SipLibrary.CardOnly(Engine.Sqlite);
        await using var client = await sip.AtTerminal();
        await client.Say(sip.CheckOut(sip.AnnasCard, "B-3"));
        Assert.Matches(@"\|AUB-[13]\|AUB-[13]\|$", await client.Say(sip.Information(sip.AnnasCard, "", "  Y")));
        Assert.Matches(@"\|BLY\|AUB-[13]\|$", await client.Say(sip.Information(sip.AnnasCard, "", "  Y") + "BP2|BQ2|"));
        Assert.Matches(@"\|BLY\|$", await client.Say(sip.Information(sip.AnnasCard, "", "  Y") + "BP3|BQ9|"));
        Assert.Matches(@"\|BLY\|$", await client.Say(sip.Information(sip.AnnasCard, "", "Y Y")));
        Assert.Contains("|AEA. V.|", await client.Say(sip.Information(sip.AnnasCard)), StringComparison.Ordinal);
        await sip.Save(sip.Terminal, r => r with { PinRequired = false, ShowsName = true, DueForm = DueForm.Day });
        sip.Lib.Clock.Advance(TimeSpan.FromSeconds(16));
        var named = await client.Say(sip.Information(sip.AnnasCard));
        Assert.Contains("|AEAnna Vermeer|", named, StringComparison.Ordinal);
        foreach (var never in new[] { "|BD", "|BE", "|BF", "|PB" }) Assert.DoesNotContain(never, named, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_lost_card_and_data_that_stand_still_show_nothing(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await sip.Lib.Run("UPDATE card SET closed_on = @p0, closed_because = 1 WHERE person_id = @p1", sip.Lib.Today, sip.Little.Anna);
        await Circulation.LendingLibrary.Restrict(sip.Lib, sip.Little.Bram);
        await using var client = await sip.AtTerminal();
        Assert.Matches(@"^64YY YY {9}000.*\|AE\|BLN\|AFVraag het aan de balie\.\|$", await client.Say(sip.Information(sip.AnnasCard)));
        Assert.Matches(@"^64YYYY {10}000.*\|AE\|BLY\|AFVraag het aan de balie\.\|$", await client.Say(sip.Information(sip.BramsCard)));
        Assert.StartsWith("120NUN", await client.Say(sip.CheckOut(sip.BramsCard, "B-3")), StringComparison.Ordinal);
        Assert.StartsWith("120NUN", await client.Say(sip.CheckOut(sip.AnnasCard, "B-3")), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_access_report_names_the_terminal_that_looked(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var client = await sip.AtTerminal();
        await client.Say(sip.CheckOut(sip.BramsCard, "B-3"));
        await client.Say(sip.Information(sip.BramsCard));
        await using var scope = sip.Lib.AsMember(sip.Little.Bram);
        var report = await scope.Get<AccessReport>().Of(sip.Little.Bram, "nl");
        Assert.Equal("Zelfbediening 1", Assert.Single(report.Consultations, c => c.Terminal.Length > 0).Terminal);
        // Taking something back opens nobody.
        await client.Say(sip.CheckIn("B-1"));
        Assert.Empty(await sip.Lib.Run("SELECT terminal FROM consultation WHERE person_id = @p0 AND terminal IS NOT NULL", sip.Little.Anna));
    }

    [Theory, BothDatabases]
    public async Task The_message_log_knows_nobody_and_is_swept(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine);
        await using (var client = await sip.AtTerminal())
        {
            await client.Say(sip.Information(sip.AnnasCard, SipLibrary.Password, "  Y"));
            await client.Say(sip.CheckOut(sip.AnnasCard, "B-3"));
            await client.Say(sip.CheckOut(sip.AnnasCard, "B-2", also: "ADverkeerd|"));
        }
        await Waiting.Until(async () => Convert.ToInt32((await sip.Lib.Raw("SELECT count(*) FROM terminal_message"))[0][0], CultureInfo.InvariantCulture) == 4);
        foreach (var table in new[] { "terminal_message", "terminal_turn", "terminal" })
        {
            var text = string.Join('\n', (await sip.Lib.Raw($"SELECT * FROM {table}")).Select(r => string.Join('|', r.Select(v => v is byte[] b ? Convert.ToHexString(b) : v?.ToString()))));
            // A number of a row may hold the letters of a barcode; whose number it is, is looked at with them.
            Assert.DoesNotContain(sip.Little.Anna.ToString(), text, StringComparison.OrdinalIgnoreCase);
            text = System.Text.RegularExpressions.Regex.Replace(text, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", System.Text.RegularExpressions.RegexOptions.IgnoreCase);
            foreach (var secret in new[] { sip.AnnasCard, "B-3", "B-2", "Vermeer", SipLibrary.Password, sip.Key }) Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.NotNull((await sip.Lib.Raw("SELECT last_seen_at FROM terminal"))[0][0]);
        await sip.Lib.GoTo(sip.Lib.Today.AddDays(60));
        await sip.Lib.GoTo(sip.Lib.Today.AddDays(1));
        Assert.Empty(await sip.Lib.Raw("SELECT id FROM terminal_message"));
        Assert.Empty(await sip.Lib.Raw("SELECT hash FROM terminal_turn"));
    }

    [Theory, BothDatabases]
    public async Task What_a_terminal_asked_is_known_again_for_ten_minutes_and_goes_with_the_next_lines_of_the_log(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine);
        async Task Say(string message)
        {
            await using var client = await sip.AtTerminal();
            await client.Say(message);
        }
        await Say(sip.CheckIn("B-1"));
        sip.Lib.Clock.Advance(TimeSpan.FromMinutes(9));
        await Say(sip.CheckIn("B-2"));
        Assert.Equal(2, await sip.Lib.Count("terminal_turn"));
        sip.Lib.Clock.Advance(TimeSpan.FromMinutes(2));
        await Say(sip.CheckIn("B-3"));
        await Waiting.Until(async () => await sip.Lib.Count("terminal_turn") == 2);
    }
}
