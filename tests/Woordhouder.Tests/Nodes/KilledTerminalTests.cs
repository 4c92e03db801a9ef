using System.Globalization;
using System.Net.Sockets;
using Woordhouder.Tests.Exchanges.Sip2;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Nodes;

/// <summary>kill -9 while a terminal waits for its answer: it connects again and says the same, and everything is lent once.</summary>
public sealed class KilledTerminalTests
{
    private const int All = 16;
    /// <summary>At these items the server dies, so many milliseconds after the terminal asked.</summary>
    private static readonly Dictionary<int, int> Deaths = new() { [3] = 0, [7] = 4, [11] = 12 };

    [Theory, BothDatabases]
    public async Task A_terminal_whose_server_died_says_it_again_and_everything_is_lent_once(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        for (var n = 0; n < All; n++) await sip.Little.NewItem($"K-{n}");
        // The program's own clock may be later than the end of a subscription that began in this test.
        await sip.Lib.Raw("UPDATE patron_membership SET ends_on = NULL");
        var port = ChildProcess.FreePort();
        var program = await Start(sip, port);
        var client = await LogIn(sip, port);
        try
        {
            for (var n = 0; n < All; n++)
            {
                var message = sip.CheckOut(sip.BramsCard, $"K-{n}", renew: "Y");
                if (Deaths.TryGetValue(n, out var after))
                {
                    await client.Send(message);
                    await Task.Delay(after);
                    await program.KillAsync();
                    await client.DisposeAsync();
                    await program.DisposeAsync();
                    program = await Start(sip, port);
                    client = await LogIn(sip, port);
                }
                Assert.StartsWith("121NNY", await client.Say(message), StringComparison.Ordinal);
            }
        }
        finally
        {
            await client.DisposeAsync();
            await program.DisposeAsync();
        }
        Assert.Equal((All, 0), await Lent(sip));
    }

    private static async Task<(int Loans, int Renewals)> Lent(SipLibrary sip)
    {
        var row = (await sip.Lib.Raw("SELECT count(*), sum(l.renewals) FROM loan l JOIN item i ON i.id = l.item_id WHERE i.barcode LIKE 'K-%'"))[0];
        return (Convert.ToInt32(row[0], CultureInfo.InvariantCulture), Convert.ToInt32(row[1], CultureInfo.InvariantCulture));
    }

    private static Task<ChildProcess> Start(SipLibrary sip, int port) => sip.Lib.Start("serve", "--urls", $"http://127.0.0.1:{ChildProcess.FreePort()}", "--sip2", $"127.0.0.1:{port}");

    private static async Task<SipClient> LogIn(SipLibrary sip, int port)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var client = await SipClient.Connect(port);
                Assert.Equal("941", await client.Say($"9300CNzb1|CO{sip.Key}|"));
                return client;
            }
            catch (Exception e) when (e is SocketException or IOException && tries < 600) { await Task.Delay(50); }
        }
    }
}
