using System.Globalization;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Woordhouder.Tests.Privacy.Evidence.Live;
using Woordhouder.Tests.Privacy.Versions;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>Messages with "no block": it happened while the terminal had no connection, and what happened since stands.</summary>
public sealed class WithoutConnectionTests
{
    private static string Out(string card, string item, string at, string also = "") => $"11NY{at}{SipLibrary.Blank}AOalmere|AA{card}|AB{item}|AC|{also}";

    private static string In(SipLibrary sip, string item, string at) => $"09Y{sip.Now}{at}APhal|AOalmere|AB{item}|AC|";

    private static string Renew(string card, string item, string at, string due) => $"29NY{at}{due}AOalmere|AA{card}|AB{item}|";

    private static async Task<string> Day(SipLibrary sip, string column, string barcode) => Text((await sip.Lib.Raw($"SELECT l.{column} FROM loan l JOIN item i ON i.id = l.item_id WHERE i.barcode = @p0 ORDER BY l.id DESC", barcode))[0][0]);

    private static string Text(object? value) => value switch { string text => text, DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _ => "" };

    private static async Task<string> Borrower(SipLibrary sip, string barcode) => Assert.Single(await sip.Lib.Raw("SELECT l.patron_id FROM loan l JOIN item i ON i.id = l.item_id WHERE i.barcode = @p0 AND l.returned_on IS NULL", barcode))[0] is { } id
        ? Woordhouder.Platform.Data.Sql.Guid(id).ToString() : "";

    [Theory, BothDatabases]
    public async Task What_the_desk_lent_since_stays_lent_and_the_loan_of_then_is_over(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        var monday = sip.Now;
        sip.Lib.Clock.Advance(TimeSpan.FromDays(1));
        await sip.Little.CheckOut(sip.Little.Anna, "B-3");
        sip.Lib.Clock.Advance(TimeSpan.FromDays(1));
        await using var client = await sip.AtTerminal();
        for (var sent = 0; sent < 2; sent++)
        {
            Assert.StartsWith("121NNY", await client.Say(Out(sip.BramsCard, "B-3", monday)), StringComparison.Ordinal);
            Assert.Equal(sip.Little.Anna.Value.ToString(), await Borrower(sip, "B-3"));
            Assert.Equal(2, await sip.Lib.Count("loan l JOIN item i ON i.id = l.item_id WHERE i.barcode = 'B-3'"));
            sip.Lib.Clock.Advance(TimeSpan.FromMinutes(11));
        }
        // Brought back before Anna borrowed it: it says so, and she has it still.
        Assert.Matches(@"^101NNN.*\|AJDe avonden\|CK001\|$", await client.Say(In(sip, "B-3", monday)));
        Assert.Equal(sip.Little.Anna.Value.ToString(), await Borrower(sip, "B-3"));
        Assert.StartsWith("101YNN", await client.Say(In(sip, "B-3", sip.Now)), StringComparison.Ordinal);
        Assert.Empty(await sip.Loans("B-3"));
    }

    [Theory, BothDatabases]
    public async Task What_was_lent_and_brought_back_since_was_back_before(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        var monday = sip.Now;
        sip.Lib.Clock.Advance(TimeSpan.FromDays(1));
        await sip.Little.CheckOut(sip.Little.Anna, "B-3");
        await sip.Little.CheckIn("B-3");
        await using var client = await sip.AtTerminal();
        Assert.StartsWith("121NNY", await client.Say(Out(sip.BramsCard, "B-3", monday)), StringComparison.Ordinal);
        Assert.Empty(await sip.Loans("B-3"));
    }

    [Theory, BothDatabases]
    public async Task A_closed_card_and_a_wrong_password_are_written_down_and_what_cannot_be_is_counted(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine);
        var then = sip.Now;
        sip.Lib.Clock.Advance(TimeSpan.FromDays(1));
        await sip.Lib.Run("UPDATE card SET closed_on = @p0, closed_because = 1 WHERE person_id = @p1", sip.Lib.Today, sip.Little.Bram);
        await using (var client = await sip.AtTerminal())
        {
            Assert.StartsWith("121NNY", await client.Say(Out(sip.BramsCard, "B-3", then)), StringComparison.Ordinal);
            Assert.StartsWith("121NNY", await client.Say(Out(sip.AnnasCard, "B-2", then, also: "ADverkeerd|")), StringComparison.Ordinal);
            Assert.StartsWith("120NUN", await client.Say(Out("21315000000000", "B-3", then)), StringComparison.Ordinal);
            Assert.StartsWith("120NUN", await client.Say(Out(sip.AnnasCard, "geen", then)), StringComparison.Ordinal);
            // With a connection a closed card borrows nothing.
            Assert.StartsWith("120NUN", await client.Say(sip.CheckOut(sip.BramsCard, "B-3")), StringComparison.Ordinal);
        }
        Assert.Equal((sip.Little.Bram.Value.ToString(), sip.Little.Anna.Value.ToString()), (await Borrower(sip, "B-3"), await Borrower(sip, "B-2")));
        await Waiting.Until(async () => await sip.Lib.Count("terminal_message WHERE answer = '12'") == 5);
        Assert.Single(await sip.Lib.Raw("SELECT id FROM terminal_message WHERE reasons = 'late-card-ended' AND offline"));
        using var office = new DeskForms(await sip.Lib.BrowseAs(Audiences.Roles.BackOffice));
        var page = System.Text.RegularExpressions.Regex.Replace(await office.Open("/kantoor"), "<[^>]*>|\\s+", " ");
        Assert.Matches(@"\b1\s+geleend bij een automaat zonder verbinding, tegen de regels in", page);
        Assert.Matches(@"\b2\s+niet opgeschreven van een automaat zonder verbinding", page);
    }

    [Theory, BothDatabases]
    public async Task A_check_out_whose_label_failed_then_is_taken_back_and_a_later_one_is_not(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        var then = sip.Now;
        sip.Lib.Clock.Advance(TimeSpan.FromDays(1));
        await using var client = await sip.AtTerminal();
        await client.Say(Out(sip.BramsCard, "B-3", then));
        Assert.Single(await sip.Loans("B-3"));
        Assert.StartsWith("121NNN", await client.Say(Out(sip.BramsCard, "B-3", then, also: "BIY|")), StringComparison.Ordinal);
        Assert.Empty(await sip.Loans("B-3"));
        await sip.Little.CheckOut(sip.Little.Bram, "B-2");
        Assert.StartsWith("120NUN", await client.Say(Out(sip.BramsCard, "B-2", then, also: "BIY|")), StringComparison.Ordinal);
        Assert.Single(await sip.Loans("B-2"));
    }

    [Theory, BothDatabases]
    public async Task A_renewal_of_then_counts_from_its_day_whatever_the_rules_say(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine);
        sip.Lib.Clock.Advance(TimeSpan.FromDays(3));
        var then = sip.Now;
        await sip.Lib.Run("UPDATE patron_membership SET ends_on = @p0 WHERE person_id = @p1", new DateOnly(2026, 1, 1), sip.Little.Anna);
        sip.Lib.Clock.Advance(TimeSpan.FromDays(2));
        await using (var client = await sip.AtTerminal())
        {
            // Three weeks from Thursday 5 March, and without a password.
            Assert.Matches(@"^301YNN.*\|AH20260326 {4}235959\|", await client.Say(Renew(sip.AnnasCard, "B-1", then, SipLibrary.Blank)));
            Assert.Equal("2026-03-26", await Day(sip, "due_on", "B-1"));
            // No due date becomes an earlier one, and nobody renews what they do not have.
            Assert.StartsWith("301YNN", await client.Say(Renew(sip.AnnasCard, "B-1", then, "20260310    235959")), StringComparison.Ordinal);
            Assert.Equal("2026-03-26", await Day(sip, "due_on", "B-1"));
            Assert.StartsWith("300NUN", await client.Say(Renew(sip.BramsCard, "B-1", then, SipLibrary.Blank)), StringComparison.Ordinal);
            Assert.StartsWith("300NUN", await client.Say($"29NN{sip.Now}{SipLibrary.Blank}AOalmere|AA{sip.AnnasCard}|ABB-1|"), StringComparison.Ordinal);
        }
        Assert.Equal(1L, Convert.ToInt64(Assert.Single(await sip.Loans("B-1"))[1], CultureInfo.InvariantCulture));
        await Waiting.Until(async () => await sip.Lib.Count("terminal_message WHERE request = '29'") == 4);
        Assert.NotEmpty(await sip.Lib.Raw("SELECT id FROM terminal_message WHERE reasons = 'subscription-ended' AND answer = '30' AND offline"));
    }

    [Theory, BothDatabases]
    public async Task A_day_that_cannot_be_is_today_and_an_earlier_day_is_not_the_last_use(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        sip.Lib.Clock.Advance(TimeSpan.FromDays(40));
        await using var client = await sip.AtTerminal();
        Assert.StartsWith("121NNY", await client.Say(sip.CheckOut(sip.BramsCard, "B-2")), StringComparison.Ordinal);
        Assert.StartsWith("121NNY", await client.Say(Out(sip.BramsCard, "B-3", sip.SipDateNow(-5))), StringComparison.Ordinal);
        Assert.Equal(sip.Lib.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text((await sip.Lib.Run("SELECT last_used_on FROM borrower WHERE patron_id = @p0", sip.Little.Bram))[0][0]));
        foreach (var never in new[] { sip.SipDateNow(-400), sip.SipDateNow(3), SipLibrary.Blank })
        {
            sip.Lib.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.StartsWith("101YNN", await client.Say(In(sip, "B-3", never)), StringComparison.Ordinal);
            Assert.Equal(sip.Lib.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), await Day(sip, "returned_on", "B-3"));
            Assert.StartsWith("121NNY", await client.Say(Out(sip.BramsCard, "B-3", never)), StringComparison.Ordinal);
            Assert.Equal(sip.Lib.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), await Day(sip, "lent_on", "B-3"));
        }
    }

    [Theory, BothDatabases]
    public async Task What_would_have_been_refused_is_flagged_by_its_codes(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await sip.Lib.Put("charge", ("id", Guid.CreateVersion7()), ("patron_id", sip.Little.Bram), ("material_type", "book"), ("kind", 4), ("cents", 2000L), ("made_on", sip.Lib.Today),
            ("by_hand", true), ("what", "vlek"), ("state", 1), ("version", 0));
        sip.Lib.Clock.Advance(TimeSpan.FromDays(1));
        await using (var client = await sip.AtTerminal()) Assert.StartsWith("121NNY", await client.Say(Out(sip.BramsCard, "B-1", sip.Now)), StringComparison.Ordinal);
        await Waiting.Until(async () => await sip.Lib.Count("terminal_message WHERE reasons = 'owes,late-was-on-loan'") == 1);
    }
}
