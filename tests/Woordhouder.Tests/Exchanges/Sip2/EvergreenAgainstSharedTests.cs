using System.Text.RegularExpressions;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>
/// The requests of Evergreen's own tests and the shape of the answers that they expect, on our data. Their card, items, login and branch are exchanged for
/// ours; what they prepare (nothing at home, the card enabled) is prepared here.
/// </summary>
public sealed class EvergreenAgainstSharedTests
{
    /// <summary>They block a card from a terminal. Here only the desk does that, BX says so, and the answer is what it is without.</summary>
    private static readonly string[] OnlyAtTheDesk = ["Checkout: block patron (prep to test checkout denied)", "Block Patron: valid patron, card not retained", "Patron Enable: block patron (prep to test enabling)"];

    [SharedDataTheory, BothDatabases]
    public async Task Every_request_is_answered_in_the_shape_that_Evergreen_expects(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        string Ours(string request) => request.Replace("invalidsip_01", "onbekend", StringComparison.Ordinal).Replace("COsip_01", $"CO{sip.Key}", StringComparison.Ordinal).Replace("CNsip_01", "CNzb1", StringComparison.Ordinal)
            .Replace("AA999999", $"AA{sip.BramsCard}", StringComparison.Ordinal).Replace("AD6789|", "", StringComparison.Ordinal).Replace("1565921879", "B-3", StringComparison.Ordinal).Replace("0440242746", "B-2", StringComparison.Ordinal);
        await using var terminal = await sip.AtTerminal();
        var (asked, odd) = (0, new List<string>());
        foreach (var line in File.ReadLines(SharedData.PathOf("sip2", "evergreen-request-response-patterns.tsv")).Skip(1).Select(l => l.Split('\t')))
        {
            await Prepare(sip, terminal, line[0], line[1][..2]);
            var answer = line[1].StartsWith("93", StringComparison.Ordinal) ? await LogIn(sip, Ours(line[1])) : await terminal.Say(Ours(line[1]));
            asked++;
            if (!Regex.IsMatch(answer, line[2])) odd.Add(line[0]);
        }
        Assert.Equal(31, asked);
        Assert.Equal(OnlyAtTheDesk, odd);
    }

    private static async Task<string> LogIn(SipLibrary sip, string request)
    {
        await using var client = await sip.Connect();
        return await client.Say(request);
    }

    /// <summary>What their tests did before: an item on its shelf, one at home for two days, a hold or none.</summary>
    private static async Task Prepare(SipLibrary sip, SipClient terminal, string test, string command)
    {
        // What was said before is no repeat.
        sip.Lib.Clock.Advance(TimeSpan.FromMinutes(11));
        Task<string> Hold(char mode) => terminal.Say($"15{mode}{sip.Now}AOalmere|AA{sip.BramsCard}|ABB-3|");
        if (test.StartsWith("Confirm patron has 1", StringComparison.Ordinal))
        {
            // Theirs counts every hold; the standard, and we, those that lie ready.
            await Hold('+');
            await terminal.Say(sip.CheckIn("B-3"));
            return;
        }
        await Hold('-');
        if (command is not ("11" or "15" or "17" or "29" or "65")) return;
        foreach (var item in new[] { "B-2", "B-3" }) await terminal.Say(sip.CheckIn(item));
        if (command is not ("29" or "65")) return;
        await terminal.Say(sip.CheckOut(sip.BramsCard, "B-3"));
        sip.Lib.Clock.Advance(TimeSpan.FromDays(2));
    }
}
