using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Woordhouder.Tests.Privacy.Evidence.Live;
using Woordhouder.Tests.Privacy.Versions;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>Borrowing, returning and renewing at a terminal: what <see cref="ISelfService"/> does by way of <see cref="SelfRenewal"/>, <see cref="SelfHolds"/> and the desk's own use cases.</summary>
public sealed class SelfServiceTests
{
    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    [Theory, BothDatabases]
    public async Task A_member_borrows_and_brings_back_by_card(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var client = await sip.AtTerminal();
        var lent = await client.Say(sip.CheckOut(sip.BramsCard, "B-3"));
        Assert.Matches($@"^121NNY20260302 {{4}}\d{{6}}AOalmere\|AA{sip.BramsCard}\|ABB-3\|AJDe avonden\|AH20260323 {{4}}235959\|CK001\|$", lent);
        Assert.Single(await sip.Loans("B-3"));
        Assert.Matches(@"^180402\d\d2026.*ABB-3\|AJDe avonden\|", await client.Say($"17{sip.Now}AOalmere|ABB-3|"));
        Assert.Matches(@"^101YNN20260302 {4}\d{6}AOalmere\|ABB-3\|AQStad\|AJDe avonden\|CK001\|", await client.Say(sip.CheckIn("B-3")));
        Assert.Empty(await sip.Loans("B-3"));
        // The catalogue hears of it a moment later.
        await sip.Lib.Pump();
        Assert.StartsWith("180302", await client.Say($"17{sip.Now}AOalmere|ABB-3|"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_refusal_says_why_in_the_language_of_whoever_stands_there(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var client = await sip.AtTerminal();
        Assert.Matches(@"^120NUN2026.*\|AJ\|AH\|AFDit exemplaar staat nog op naam van iemand anders", await client.Say(sip.CheckOut(sip.BramsCard, "B-1")));
        await client.Say($"23001{sip.Now}AOalmere|AA{sip.BramsCard}|AC|AD|");
        Assert.Contains("|AFThis item is still on loan to someone else", await client.Say(sip.CheckOut(sip.BramsCard, "B-1")), StringComparison.Ordinal);
        Assert.StartsWith("120NUN", await client.Say(sip.CheckOut("21315000000000", "B-3")), StringComparison.Ordinal);
        Assert.StartsWith("120NUN", await client.Say(sip.CheckOut(sip.BramsCard, "geen")), StringComparison.Ordinal);
        Assert.StartsWith("100NUY", await client.Say(sip.CheckIn("geen")), StringComparison.Ordinal);
        Assert.Matches(@"^18010101\d{8} {4}\d{6}ABgeen\|AJ\|", await client.Say($"17{sip.Now}AOalmere|ABgeen|"));
    }

    [Theory, BothDatabases]
    public async Task A_repeated_check_out_on_another_connection_runs_once_and_renews_nothing(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        string first;
        await using (var client = await sip.AtTerminal()) first = await client.Say(sip.CheckOut(sip.BramsCard, "B-3", renew: "Y"));
        var loan = IdOf(Assert.Single(await sip.Loans("B-3")));
        sip.Lib.Clock.Advance(TimeSpan.FromMinutes(9));
        await using (var client = await sip.AtTerminal())
        {
            var again = await client.Say(sip.CheckOut(sip.BramsCard, "B-3", renew: "Y"));
            Assert.StartsWith("121NNY", again, StringComparison.Ordinal);
            Assert.Equal(first[24..], again[24..]);
        }
        Assert.Equal(loan, IdOf(Assert.Single(await sip.Loans("B-3"))));
        // After ten minutes the same words are a new request; days later there is something to gain by renewing.
        sip.Lib.Clock.Advance(TimeSpan.FromDays(3));
        await using (var client = await sip.AtTerminal()) Assert.StartsWith("121YNY", await client.Say(sip.CheckOut(sip.BramsCard, "B-3", renew: "Y")), StringComparison.Ordinal);
        Assert.Equal((loan, 1L), (IdOf(Assert.Single(await sip.Loans("B-3"))), Number((await sip.Loans("B-3"))[0][1])));
    }

    [Theory, BothDatabases]
    public async Task What_came_back_meanwhile_is_lent_again_by_the_same_words(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var client = await sip.AtTerminal();
        for (var n = 0; n < 3; n++)
        {
            sip.Lib.Clock.Advance(TimeSpan.FromSeconds(20));
            Assert.StartsWith("121NNY", await client.Say(sip.CheckOut(sip.BramsCard, "B-3")), StringComparison.Ordinal);
            Assert.Single(await sip.Loans("B-3"));
            Assert.StartsWith("101YNN", await client.Say(sip.CheckIn("B-3")), StringComparison.Ordinal);
            Assert.Empty(await sip.Loans("B-3"));
        }
        Assert.Equal(3L, Number((await sip.Lib.Raw("SELECT count(*) FROM loan l JOIN item i ON i.id = l.item_id WHERE i.barcode = 'B-3'"))[0][0]));
    }

    [Theory, BothDatabases]
    public async Task Two_connections_that_say_the_same_at_once_lend_once_and_hear_the_same(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var one = await sip.AtTerminal();
        await using var two = await sip.AtTerminal();
        var message = sip.CheckOut(sip.BramsCard, "B-3", renew: "Y");
        var answers = await Task.WhenAll(one.Say(message), two.Say(message));
        Assert.Equal(answers[0][24..], answers[1][24..]);
        Assert.StartsWith("121NNY", answers[0], StringComparison.Ordinal);
        Assert.Equal(0L, Number(Assert.Single(await sip.Loans("B-3"))[1]));
    }

    [Theory, BothDatabases]
    public async Task What_somebody_has_already_is_renewed_only_where_the_terminal_says_so(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        sip.Lib.Clock.Advance(TimeSpan.FromDays(2));
        await using var client = await sip.AtTerminal();
        Assert.StartsWith("120NUN", await client.Say(sip.CheckOut(sip.AnnasCard, "B-1")), StringComparison.Ordinal);
        var renewed = await client.Say(sip.CheckOut(sip.AnnasCard, "B-1", renew: "Y"));
        Assert.StartsWith("121YNY", renewed, StringComparison.Ordinal);
        // Nothing to gain on the same day by other words; by the same words the first one's answer.
        Assert.StartsWith("300NUN", await client.Say($"29NN{sip.Now}{SipLibrary.Blank}AOalmere|AA{sip.AnnasCard}|ABB-1|"), StringComparison.Ordinal);
        Assert.Equal(renewed[24..], (await client.Say(sip.CheckOut(sip.AnnasCard, "B-1", renew: "Y")))[24..]);
        Assert.Equal(1L, Number(Assert.Single(await sip.Loans("B-1"))[1]));
    }

    [Theory, BothDatabases]
    public async Task One_thing_is_renewed_and_everything_is(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var client = await sip.AtTerminal();
        await client.Say(sip.CheckOut(sip.AnnasCard, "B-3"));
        sip.Lib.Clock.Advance(TimeSpan.FromDays(2));
        var message = $"29NN{sip.Now}{SipLibrary.Blank}AOalmere|AA{sip.AnnasCard}|ABB-1|";
        Assert.Matches(@"^301YNN\d{8} {4}\d{6}AOalmere\|AA\d+\|ABB-1\|AJDe avonden\|AH20260325", await client.Say(message));
        Assert.StartsWith("301YNN", await client.Say(message), StringComparison.Ordinal);
        Assert.StartsWith("300NUN", await client.Say(message.Replace("ABB-1", "ABB-2", StringComparison.Ordinal)), StringComparison.Ordinal);
        var all = await client.Say($"65{sip.Now}AOalmere|AA{sip.AnnasCard}|");
        Assert.Matches(@"^66100010001\d{8} {4}\d{6}AOalmere\|BMB-3\|BNB-1\|", all);
        Assert.StartsWith("6610001", await client.Say($"65{sip.Now}AOalmere|AA{sip.AnnasCard}|"), StringComparison.Ordinal);
        Assert.Equal(1L, Number((await sip.Loans("B-3"))[0][1]));
    }

    [Theory, BothDatabases]
    public async Task A_check_out_or_check_in_whose_label_failed_is_taken_back(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var client = await sip.AtTerminal();
        for (var n = 0; n < 2; n++)
        {
            Assert.StartsWith("121NNY", await client.Say(sip.CheckOut(sip.BramsCard, "B-3")), StringComparison.Ordinal);
            Assert.StartsWith("121NNN", await client.Say(sip.CheckOut(sip.BramsCard, "B-3", also: "BIY|")), StringComparison.Ordinal);
            Assert.Empty(await sip.Loans("B-3"));
            // Sent twice it still was taken back once.
            Assert.StartsWith("121NNN", await client.Say(sip.CheckOut(sip.BramsCard, "B-3", also: "BIY|")), StringComparison.Ordinal);
        }
        Assert.StartsWith("101YNN", await client.Say(sip.CheckIn("B-1")), StringComparison.Ordinal);
        Assert.StartsWith("101NNN", await client.Say(sip.CheckIn("B-1", also: "BIY|")), StringComparison.Ordinal);
        Assert.Single(await sip.Loans("B-1"));
        Assert.StartsWith("101YNN", await client.Say(sip.CheckIn("B-1")), StringComparison.Ordinal);
        Assert.Empty(await sip.Loans("B-1"));
        sip.Lib.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.StartsWith("100N", await client.Say(sip.CheckIn("B-1", also: "BIY|")), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_happened_without_connection_is_written_down_with_its_own_days(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine);
        sip.Lib.Clock.Advance(TimeSpan.FromDays(3));
        await using var client = await sip.AtTerminal();
        // B-1 is still on Anna's name: it must have come back first. No password can be asked any more.
        Assert.StartsWith("121NNY", await client.Say($"11NY{sip.SipDateNow(-1)}{sip.SipDateNow(13)}AOalmere|AA{sip.BramsCard}|ABB-1|AC|"), StringComparison.Ordinal);
        var loan = Assert.Single(await sip.Loans("B-1"));
        Assert.Equal(("2026-03-04", "2026-03-18"), (Day(loan[2]), Day(loan[3])));
        Assert.StartsWith("101YNN", await client.Say($"09Y{sip.SipDateNow(0)}{sip.SipDateNow(-1)}APhal|AOalmere|ABB-1|AC|"), StringComparison.Ordinal);
        Assert.Equal("2026-03-04", Day((await sip.Lib.Run("SELECT returned_on FROM loan WHERE patron_id = @p0 AND due_on = @p1", sip.Little.Bram, new DateOnly(2026, 3, 18)))[0][0]));
        // Somebody whose subscription has ended was let through while nothing could be asked; at once it is refused.
        await sip.Lib.Run("UPDATE patron_membership SET ends_on = @p0 WHERE person_id = @p1", new DateOnly(2026, 1, 1), sip.Little.Bram);
        Assert.StartsWith("121NNY", await client.Say($"11NY{sip.SipDateNow(-1)}{SipLibrary.Blank}AOalmere|AA{sip.BramsCard}|ABB-3|AC|"), StringComparison.Ordinal);
        Assert.StartsWith("120NUN", await client.Say(sip.CheckOut(sip.BramsCard, "B-2", also: $"AD{SipLibrary.Password}|")), StringComparison.Ordinal);
        await client.DisposeAsync();
        await Waiting.Until(async () => Number((await sip.Lib.Run("SELECT count(*) FROM terminal_message WHERE offline = @p0", true))[0][0]) == 3);
        Assert.Single(await sip.Lib.Raw("SELECT id FROM terminal_message WHERE reasons = 'subscription-ended' AND answer = '12' AND offline"));
        using var office = new DeskForms(await sip.Lib.BrowseAs(Audiences.Roles.BackOffice));
        Assert.Contains("geleend bij een automaat zonder verbinding, tegen de regels in", await office.Open("/kantoor"), StringComparison.Ordinal);
    }

    private static Guid IdOf(object?[] row) => Woordhouder.Platform.Data.Sql.Guid(row[0]!);

    private static string Day(object? value) => value switch { string text => text, DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _ => "" };

    [Theory, BothDatabases]
    public async Task Holds_are_placed_changed_cancelled_and_seen_at_check_in(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var client = await sip.AtTerminal();
        string Hold(string mode, string also = "") => $"15{mode}{sip.Now}{also}AOalmere|AA{sip.BramsCard}|ABB-3|";
        Assert.Matches(@"^161N\d{8} {4}\d{6}BR1\|BSStad\|AOalmere\|AA\d+\|ABB-3\|AJDe avonden\|$", await client.Say(Hold("+")));
        Assert.StartsWith("161N", await client.Say(Hold("+")), StringComparison.Ordinal);
        Assert.Equal(1L, Number((await sip.Lib.Raw("SELECT count(*) FROM hold"))[0][0]));
        Assert.Matches(@"^161N.*\|BSHaven\||^161N\d{8} {4}\d{6}BSHaven\|", await client.Say(Hold("*", "BSHaven|")));
        Assert.Matches(@"^64 {14}000\d{8} {4}\d{6}(0000){5}0001", await client.Say(sip.Information(sip.BramsCard)));
        // It goes to Haven, and nobody reads for whom.
        var back = await client.Say(sip.CheckIn("B-1"));
        Assert.Matches(@"^101YNY.*\|CV02\|CTHaven\|AFNaar de krat voor Haven\.\|$", back);
        Assert.DoesNotContain(sip.BramsCard, back, StringComparison.Ordinal);
        Assert.StartsWith("161N", await client.Say(Hold("-")), StringComparison.Ordinal);
        // Cancelled, the same words reserve anew.
        Assert.StartsWith("161N", await client.Say(Hold("+")), StringComparison.Ordinal);
        Assert.Equal(2L, Number((await sip.Lib.Raw("SELECT count(*) FROM hold"))[0][0]));
        Assert.StartsWith("160N", await client.Say(Hold("?")), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_hold_waits_until_the_day_that_the_terminal_sends_and_no_longer_than_the_library_keeps_it(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var client = await sip.AtTerminal();
        string Hold(string mode, string until = "") => $"15{mode}{sip.Now}{until}AOalmere|AA{sip.BramsCard}|ABB-3|";
        string Bw(DateOnly day) => $"BW{day:yyyyMMdd}    235959|";
        foreach (var (until, waits) in new[] { (Bw(sip.Lib.Today.AddDays(30)), 30), (Bw(sip.Lib.Today.AddYears(9)), 365), (Bw(sip.Lib.Today), 365), ("", 365), ("BWzomaar|", 365) })
        {
            Assert.StartsWith("161N", await client.Say(Hold("+", until)), StringComparison.Ordinal);
            Assert.Equal(sip.Lib.Today.AddDays(waits).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Day((await sip.Lib.Raw("SELECT wanted_until FROM hold WHERE ended_on IS NULL"))[0][0]));
            Assert.StartsWith("161N", await client.Say(Hold("-")), StringComparison.Ordinal);
            sip.Lib.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Theory, BothDatabases]
    public async Task What_a_terminal_says_about_a_label_is_kept_with_the_thing(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine);
        await using var client = await sip.AtTerminal();
        Assert.DoesNotContain("|CH", await client.Say($"17{sip.Now}AOalmere|ABB-3|"), StringComparison.Ordinal);
        foreach (var properties in new[] { "security=off", "security=on" })
        {
            Assert.Matches($@"^201\d{{8}} {{4}}\d{{6}}ABB-3\|AJDe avonden\|CH{properties}\|$", await client.Say($"19{sip.Now}AOalmere|ABB-3|CH{properties}|"));
            Assert.EndsWith($"|CH{properties}|", await client.Say($"17{sip.Now}AOalmere|ABB-3|"), StringComparison.Ordinal);
        }
        Assert.StartsWith("200", await client.Say($"19{sip.Now}AOalmere|ABgeen|CHx|"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_desk_does_is_answered_and_not_done()
    {
        await using var sip = await SipLibrary.CardOnly(Engine.Sqlite);
        await using var client = await sip.AtTerminal();
        Assert.Matches(@"^24 {14}000\d{8} {4}\d{6}AO", await client.Say($"01N{sip.Now}AOalmere|ALkaart ingeslikt|AA{sip.BramsCard}|AC|"));
        Assert.Matches(@"^26 {14}000\d{8} {4}\d{6}AO", await client.Say($"25{sip.Now}AOalmere|AA{sip.BramsCard}|AC|"));
    }

    [Theory, BothDatabases]
    public async Task What_is_open_is_shown_holds_up_loans_and_is_paid_once(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await Owes(sip, 1250, 1);
        await Owes(sip, 80, 2);
        await using var client = await sip.AtTerminal();
        var answer = await client.Say(sip.Information(sip.BramsCard, summary: "   Y"));
        // Position 0 and 10: no loans, because of what is open.
        Assert.StartsWith("64Y         Y   ", answer, StringComparison.Ordinal);
        Assert.Equal("0002", answer[(2 + 14 + 3 + 18 + 12)..][..4]);
        Assert.Contains("|BHEUR|BV13.30|", answer, StringComparison.Ordinal);
        Assert.Matches(@"\|AV€ 12,50, beschadigd, ", answer.Replace('\u00A0', ' '));
        Assert.Contains("Er staat", await client.Say(sip.CheckOut(sip.BramsCard, "B-3")), StringComparison.Ordinal);

        string Paid(string amount, string currency = "EUR") => $"37{sip.Now}0100{currency}BV{amount}|AOalmere|AA{sip.BramsCard}|AC|BKbon 7|";
        Assert.Matches(@"^38N.*\|BKbon 7\|AFEr staat", await client.Say(Paid("12.50")));
        Assert.Matches(@"^38N.*AFDit bedrag kunnen wij niet lezen", await client.Say(Paid("13.30", "USD")));
        Assert.StartsWith("38N", await client.Say(Paid("13.305")), StringComparison.Ordinal);
        Assert.Matches(@"^38Y.*\|BKbon 7\|$", await client.Say(Paid("13.30")));
        // Not heard, on another connection: paid once, and said so.
        await using var again = await sip.AtTerminal();
        Assert.StartsWith("38Y", await again.Say(Paid("13.30")), StringComparison.Ordinal);
        Assert.StartsWith("38N", await again.Say(Paid("5.00")), StringComparison.Ordinal);
        answer = await client.Say(sip.Information(sip.BramsCard));
        Assert.DoesNotContain("|BV", answer, StringComparison.Ordinal);
        Assert.StartsWith("64              ", answer, StringComparison.Ordinal);
        // As much again is another payment.
        await Owes(sip, 1330, 3);
        Assert.StartsWith("38Y", await client.Say(Paid("13.30")), StringComparison.Ordinal);
        // Two nodes asked at one moment: both say that it is paid, and it is booked once.
        await Owes(sip, 500, 4);
        var key = Guid.CreateVersion7();
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            await using var scope = sip.Lib.AsLibrary();
            return await scope.Get<SelfPayment>().Do(sip.Little.Bram, new Money(500), key);
        }));
        Assert.All(both, o => Assert.True(o.Done, string.Join(", ", o.Refusals.Select(r => r.Code))));
        Assert.Equal(0, await sip.Lib.Count("charge WHERE state = 1"));
    }

    private static Task Owes(SipLibrary sip, long cents, int n) => sip.Lib.Put("charge", ("id", Guid.CreateVersion7()), ("patron_id", sip.Little.Bram), ("material_type", "book"), ("kind", 4), ("cents", cents), ("made_on", sip.Lib.Today),
        ("by_hand", true), ("what", $"vlek {n}"), ("state", 1), ("version", 0));
}
