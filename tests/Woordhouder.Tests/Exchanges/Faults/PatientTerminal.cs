using System.Net.Sockets;
using Woordhouder.Tests.Exchanges.Sip2;

namespace Woordhouder.Tests.Exchanges.Faults;

/// <summary>A terminal that does as the standard says when nobody answers: it connects again, logs in and says the same, until it is answered.</summary>
internal sealed class PatientTerminal(int port, string login, string key) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private SipClient? client;

    /// <summary>How often it had to say something again.</summary>
    public int Again { get; private set; }

    public async Task<string> Say(string message)
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try
            {
                client ??= await LogIn();
                return await client.Say(message);
            }
            catch (Exception e) when (e is SocketException or IOException or OperationCanceledException && since.Elapsed < Patience)
            {
                Again++;
                await Drop();
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Asks, and is gone before the answer comes: the line broke. Whether it was done nobody here knows.</summary>
    public async Task AskAndLoseTheLine(string message)
    {
        try
        {
            client ??= await LogIn();
            await client.Send(message);
            await Task.Delay(30);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException) { /* killed at this moment: as good */ }
        await Drop();
    }

    private async Task<SipClient> LogIn()
    {
        var fresh = await SipClient.Connect(port);
        try
        {
            Assert.Equal("941", await fresh.Say($"9300CN{login}|CO{key}|"));
            return fresh;
        }
        catch
        {
            await fresh.DisposeAsync();
            throw;
        }
    }

    private async Task Drop()
    {
        if (client is { } gone) await gone.DisposeAsync();
        client = null;
    }

    public async ValueTask DisposeAsync() => await Drop();
}
