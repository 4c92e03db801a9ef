using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>Serves the connections of one library's terminals, until they end, fall silent or take more than their share.</summary>
internal sealed class SipServer(LibraryScopes scopes, LibraryDirectory libraries, Doorkeeper doors, SipLimits limits, TimeProvider clock, ILogger<SipServer> log)
{
    /// <param name="library">Its place among the libraries of this process.</param>
    public async Task Serve(ConnectionContext connection, int library)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        if (libraries.All.ElementAtOrDefault(library) is not { Runs: true } here) return;
        using var place = doors.Enter(address);
        if (place is null) return;
        var ct = connection.ConnectionClosed;
        await using var conversation = new Conversation(scopes, new SipTalk(here, address), doors, clock, log);
        var (lines, output, since) = (new SipLines(connection.Transport.Input, limits, clock), connection.Transport.Output, clock.GetTimestamp());
        try
        {
            while (here.Runs)
            {
                var terminal = conversation.Talk.Terminal;
                // Before it logged in, all it says together may take no longer than that.
                var patience = terminal is null ? limits.ToLogIn - clock.GetElapsedTime(since) : limits.Idle;
                if (patience <= TimeSpan.Zero || await lines.Next(patience, ct) is not { } line) return;
                if (terminal is not null) await doors.Pace(terminal.Id, ct);
                else await doors.Pace(address, ct);
                if (await conversation.Answer(line, ct) is not { } answer) return;
                using var slow = new CancellationTokenSource(limits.PerMessage, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, ct);
                // Who does not read its answers is not waited for.
                await output.WriteAsync(answer, either.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ConnectionResetException or ConnectionAbortedException) { /* the other side is gone */ }
    }
}
