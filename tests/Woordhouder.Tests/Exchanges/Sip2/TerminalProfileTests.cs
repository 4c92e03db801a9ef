using System.Text;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>How a terminal is spoken to: its language and that of whoever stands there, its letters, its dates, and what it reads of a thing.</summary>
public sealed class TerminalProfileTests
{
    [Theory]
    [InlineData((int)DueForm.Sip, "20260323    235959")]
    [InlineData((int)DueForm.Iso, "2026-03-23 23:59:59")]
    [InlineData((int)DueForm.Day, "23-3-2026")]
    public async Task A_due_date_is_sent_as_the_profile_says(int form, string due)
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite, r => r with { PinRequired = false, DueForm = (DueForm)form });
        await using var client = await sip.AtTerminal();
        Assert.Contains($"|AH{due}|", await client.Say(sip.CheckOut(sip.BramsCard, "B-3")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_that_wants_line_feeds_gets_them()
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite, r => r with { LineFeeds = true });
        await using var client = await sip.Connect();
        await client.Send($"9300CNzb1|CO{sip.Key}|");
        Assert.Equal("941", await client.Hear());
        await client.Send("9900802.00");
        Assert.StartsWith("\n98Y", await client.Hear(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_speaks_the_language_of_its_profile_until_somebody_asks_for_another()
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite, r => r with { PinRequired = false, Language = "en" });
        await using var client = await sip.AtTerminal();
        Assert.Contains("|AFThis item is still on loan to someone else", await client.Say(sip.CheckOut(sip.BramsCard, "B-1")), StringComparison.Ordinal);
        await client.Say($"23005{sip.Now}AOalmere|AA{sip.BramsCard}|AC|AD|");
        Assert.Contains("|AFDit exemplaar staat nog op naam van iemand anders", await client.Say(sip.CheckOut(sip.BramsCard, "B-1")), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_language_of_one_member_is_not_that_of_the_next(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await sip.Little.CheckOut(sip.Little.Cato, "B-2");
        await using var client = await sip.AtTerminal();
        string Ask(string language, string card) => $"23{language}{sip.Now}AOalmere|AA{card}|AC|AD|";
        await client.Say(Ask("001", sip.BramsCard));
        Assert.Contains("|AFThis item", await client.Say(sip.CheckOut(sip.BramsCard, "B-2")), StringComparison.Ordinal);
        // Bram walked away.
        Assert.Contains("|AFDit exemplaar", await client.Say(sip.CheckOut(sip.AnnasCard, "B-2")), StringComparison.Ordinal);
        // Anna shows her password and walks away; Bram asks for English with his first message.
        await client.Say($"23005{sip.Now}AOalmere|AA{sip.AnnasCard}|AC|AD{SipLibrary.Password}|");
        await client.Say(Ask("001", sip.BramsCard));
        Assert.Contains("|AFThis item", await client.Say(sip.CheckOut(sip.BramsCard, "B-2")), StringComparison.Ordinal);
        sip.Lib.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Contains("|AFDit exemplaar", await client.Say(sip.CheckOut(sip.BramsCard, "B-2")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)SipCharset.Latin1, 0xE9)]
    [InlineData((int)SipCharset.Cp850, 0x82)]
    public async Task Letters_come_and_go_in_the_terminals_own_character_set(int charset, int e)
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite, r => r with { Charset = (SipCharset)charset });
        await using var client = await sip.AtTerminal();
        byte[] message = [.. Encoding.ASCII.GetBytes($"19{sip.Now}AOalmere|ABB-3|CHcaf"), (byte)e, .. "|\r"u8];
        await client.SendBytes(message);
        EndsWith([.. "|CHcaf"u8, (byte)e, (byte)'|'], await client.HearBytes());
        Assert.Equal("café", (await sip.Lib.Raw("SELECT properties FROM item_label"))[0][0]);
    }

    private static void EndsWith(byte[] end, byte[]? said) => Assert.Equal(end, said is null ? [] : said[^end.Length..]);

    [Theory, BothDatabases]
    public async Task A_sorter_reads_the_bin_and_why_somebody_must_look(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var client = await sip.AtTerminal();
        Assert.Matches(@"^101YNN.*\|CL5\|$", await client.Say(sip.CheckIn("B-2")));
        await client.Say($"15+{sip.Now}AOalmere|AA{sip.BramsCard}|ABB-1|");
        Assert.Matches(@"^101YNY.*\|CL1\|CV01\|AFGereserveerd", await client.Say(sip.CheckIn("B-1")));
        await sip.Lib.Raw("UPDATE item SET branch = 'haven' WHERE barcode = 'B-2'");
        Assert.Matches(@"^101YNY.*\|CL2\|CV04\|CTHaven\|AFNaar de krat", await client.Say(sip.CheckIn("B-2")));
        await sip.Lib.Raw("UPDATE item SET withdrawn_on = @p0 WHERE barcode = 'B-3'", sip.Lib.Today);
        var gone = await client.Say(sip.CheckIn("B-3"));
        Assert.Matches(@"^101YNY.*\|CV99\|AFGeef dit aan de balie\.\|$", gone);
        Assert.DoesNotContain("|CL", gone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tape_is_said_to_be_magnetic()
    {
        await using var sip = await SipLibrary.CardOnly(Engine.Sqlite);
        await sip.Lib.Raw("UPDATE title SET material_type = 'video-cassette'");
        await using var client = await sip.AtTerminal();
        Assert.Matches(@"^121NYY.*\|CK005\|", await client.Say(sip.CheckOut(sip.BramsCard, "B-3")));
        Assert.Matches(@"^101YYN.*\|CK005\|", await client.Say(sip.CheckIn("B-3")));
    }

    [Theory, BothDatabases]
    public async Task Where_a_thing_is_is_said_as_far_as_it_is_known(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var client = await sip.AtTerminal();
        async Task Says(string status, string barcode) => Assert.StartsWith($"18{status}02", await client.Say($"17{sip.Now}AOalmere|AB{barcode}|"), StringComparison.Ordinal);
        await Says("03", "B-3");
        foreach (var (stored, status) in new[] { (1, "02"), (2, "01"), (3, "13") })
        {
            await sip.Lib.Raw("UPDATE item SET status = @p0 WHERE barcode = 'B-3'", stored);
            await Says(status, "B-3");
        }
        await Says("04", "B-1");
        foreach (var (fate, status) in new[] { (1, "11"), (2, "12") })
        {
            await sip.Lib.Raw("UPDATE loan SET fate = @p0 WHERE returned_on IS NULL", fate);
            await Says(status, "B-1");
        }
    }
}
