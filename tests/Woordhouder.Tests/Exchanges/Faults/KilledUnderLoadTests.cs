using Woordhouder.Tests.Hosting;
using Woordhouder.Web.Simulation;
using Xunit.Abstractions;

namespace Woordhouder.Tests.Exchanges.Faults;

/// <summary>kill -9 at random moments while terminals work. What each terminal was answered is laid beside the database.</summary>
public sealed class KilledUnderLoadTests(ITestOutputHelper output)
{
    private const int Terminals = 6, ItemsEach = 3;
    private int answers;

    [Theory, BothDatabases]
    public async Task What_was_answered_stands_in_the_database_once_whenever_the_server_was_killed(Engine engine)
    {
        var (kills, moment) = (FaultScale.Of(3, 50), FaultScale.Randomness(output));
        await using var crowd = await SipCrowd.Create(engine, Terminals, Terminals, Terminals * ItemsEach);
        var port = ChildProcess.FreePort();
        using var stop = new CancellationTokenSource();
        var program = await Start(crowd, port);
        List<Journal> journals;
        try
        {
            var work = Enumerable.Range(0, Terminals).Select(n => Work(crowd, port, n, stop.Token)).ToList();
            for (var n = 0; n < kills; n++)
            {
                await Answered(program, 10);
                await Task.Delay(moment.Below(400));
                await program.KillAsync();
                await program.DisposeAsync();
                program = await Start(crowd, port);
            }
            await Answered(program, 10);
            await stop.CancelAsync();
            journals = [.. await Task.WhenAll(work)];
        }
        finally
        {
            await program.DisposeAsync();
        }
        output.WriteLine($"{kills} kills, {answers} answers, {journals.Sum(j => j.Again)} times said again");
        Assert.True(journals.Sum(j => j.Again) >= kills, "no kill came between a request and its answer");
        for (var n = 0; n < Terminals; n++)
        {
            var (open, ever, renewals) = await crowd.Loans(n);
            Assert.Equal(journals[n].Home.Order(), open);
            Assert.Equal((journals[n].CheckOuts, 0), (ever, renewals));
        }
    }

    private sealed record Journal(HashSet<string> Home, int CheckOuts, int Again);

    /// <summary>Takes one item after the other home and back; each has a member and items of its own.</summary>
    private async Task<Journal> Work(SipCrowd crowd, int port, int n, CancellationToken stop)
    {
        await using var terminal = crowd.Terminal(n, port);
        var (home, checkOuts) = (new HashSet<string>(), 0);
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var item = n * ItemsEach + turn % ItemsEach;
            var back = home.Contains(SipCrowd.Barcode(item));
            var message = back ? crowd.CheckIn(item) : crowd.CheckOut(n, item);
            // Now and then the answer is lost without any kill, which seldom falls between the deed and its answer.
            if (turn % ItemsEach == ItemsEach - 1) await terminal.AskAndLoseTheLine(message);
            var answer = await terminal.Say(message);
            Assert.StartsWith(back ? "101" : "121N", answer, StringComparison.Ordinal);
            if (back) home.Remove(SipCrowd.Barcode(item));
            else
            {
                home.Add(SipCrowd.Barcode(item));
                checkOuts++;
            }
            Interlocked.Increment(ref answers);
        }
        return new Journal(home, checkOuts, terminal.Again);
    }

    private async Task Answered(ChildProcess program, int more)
    {
        var (wanted, patience) = (Volatile.Read(ref answers) + more, System.Diagnostics.Stopwatch.StartNew());
        while (Volatile.Read(ref answers) < wanted)
        {
            Assert.False(program.HasExited, program.Output);
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(2), program.Output);
            await Task.Delay(5);
        }
    }

    private static Task<ChildProcess> Start(SipCrowd crowd, int port) => crowd.Lib.Start("serve", "--urls", $"http://127.0.0.1:{ChildProcess.FreePort()}", "--sip2", $"127.0.0.1:{port}");
}
