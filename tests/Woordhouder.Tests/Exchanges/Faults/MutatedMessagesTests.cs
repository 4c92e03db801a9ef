using System.Text;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Tests.Collection.Import;
using Woordhouder.Tests.Exchanges.Sip2;
using Woordhouder.Tests.Hosting;
using Woordhouder.Web.Simulation;
using Xunit.Abstractions;

namespace Woordhouder.Tests.Exchanges.Faults;

/// <summary>Real messages with bytes changed, lost, doubled and cut, to a server that listens: it goes on, forgets what it read, and says nothing about anybody.</summary>
[Collection(MeasuresMemory.Name)]
public sealed class MutatedMessagesTests(ITestOutputHelper output)
{
    private const long MostGrowth = 64_000_000;
    /// <summary>What stands in the library about its members, and no terminal may show.</summary>
    private static readonly string[] Secrets = ["Vermeer", "example.org", "Stadhuisplein", "1315 XC", "1315XC", SipLibrary.Password];
    private static readonly HashSet<string> Answers = ["94", "98", "96", "24", "64", "36", "12", "10", "30", "66", "16", "18", "20", "38", "26"];

    [Theory, BothDatabases]
    public async Task Mutated_messages_neither_stop_the_server_nor_make_it_grow_nor_talk(Engine engine)
    {
        var (messages, terminals, seed) = (FaultScale.Of(600, 1_000_000), FaultScale.Of(1, 24), FaultScale.Seed(output));
        await using var sip = await SipLibrary.Create(engine, limits: SipLimits.Usual with { PerSecond = 1_000_000 }, quickPasswords: true);
        // One place of a terminal stays free: the server may notice later than we do that a connection is gone.
        var connections = (await sip.Terminals(terminals)).SelectMany(t => Enumerable.Repeat(t, SipLimits.PerTerminal - 1)).ToList();
        var corpus = Corpus(sip);
        var (before, sent, closed) = (0L, 0, 0);
        // Answers about passwords keep an even pace, four a second: a million takes many terminals.
        await Parallel.ForEachAsync(connections.Index(), new ParallelOptions { MaxDegreeOfParallelism = connections.Count }, async (one, stop) =>
        {
            var (random, said) = (new Randomness(seed + (ulong)one.Index), new List<string>());
            SipClient? client = null;
            while (Interlocked.Increment(ref sent) is var n && n <= messages && !stop.IsCancellationRequested)
            {
                if (n == messages / 10) before = GC.GetTotalMemory(forceFullCollection: true);
                client ??= await sip.AtTerminal(one.Item);
                var message = Mutated(corpus[random.Below(corpus.Count)], random);
                said.AddRange(PartsOfNumbers(message));
                if (await Passes(client, message, said)) continue;
                Interlocked.Increment(ref closed);
                said.Clear();
                await client.DisposeAsync();
                client = null;
                // Whoever logs in wrongly too often waits; a mutated login is one of those.
                sip.Lib.Clock.Advance(SipLimits.Wait);
            }
            if (client is not null) await client.DisposeAsync();
        });
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{messages} messages, {closed} connections closed, {grown / 1e6:F1} MB more in use");
        Assert.InRange(grown, long.MinValue, MostGrowth);
        await using var after = await sip.AtTerminal();
        // Of a thing: the member's password was tried wrongly so often that it waits.
        Assert.Contains("|AJDe avonden|", await after.Say($"17{sip.Now}AOalmere|ABB-1|AC|"), StringComparison.Ordinal);
    }

    /// <returns>False: the server closed the connection, as it may.</returns>
    private static async Task<bool> Passes(SipClient client, byte[] message, List<string> said)
    {
        try
        {
            // The heartbeat after it shows where its answers end.
            await client.SendBytes([.. message, .. "\r9900802.00\r"u8]);
            while (true)
            {
                if (await client.Hear() is not { } line) return false;
                Assert.True(line.Length >= 2 && Answers.Contains(line[..2]), line);
                foreach (var secret in Secrets.Except(said)) Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase);
                if (line.StartsWith("98", StringComparison.Ordinal)) return true;
            }
        }
        catch (IOException) { return false; }
    }

    /// <summary>Where the separator before it was lost, a password is the end of a card's or an item's number, and a terminal hears the numbers that it sent: at once, and when it asks for the last answer again.</summary>
    private static IEnumerable<string> PartsOfNumbers(byte[] message)
    {
        var fields = Encoding.UTF8.GetString(message).Split('|');
        return Secrets.Where(secret => fields.Any(f => f.Contains(secret, StringComparison.Ordinal) && !f.StartsWith("AD", StringComparison.Ordinal)));
    }

    private static List<byte[]> Corpus(SipLibrary sip)
    {
        var (now, who) = (sip.Now, $"AOalmere|AA{sip.AnnasCard}|AC|AD{SipLibrary.Password}|");
        string[] messages =
        [
            sip.CheckOut(sip.AnnasCard, "B-2", also: $"AD{SipLibrary.Password}|"), sip.CheckIn("B-2"), sip.Information(sip.AnnasCard, SipLibrary.Password, "  Y"), sip.Information(sip.BramsCard),
            $"23000{now}{who}", $"17{now}AOalmere|ABB-1|AC|", $"19{now}AOalmere|ABB-3|CHsecurity on|", $"29NN{now}{SipLibrary.Blank}{who}ABB-1|", $"65{now}{who}", $"15+{now}{who}ABB-1|BSstad|BY2|",
            $"37{now}0100EURBV1,00|{who}", $"01N{now}AOalmere|ALgevonden|AA{sip.BramsCard}|AC|", $"25{now}{who}", $"35{now}{who}", "97", "9900802.00",
        ];
        return [.. messages.SelectMany(m => new[] { m, SipClient.Trailed($"{m}AY3AZ") }).Select(Encoding.UTF8.GetBytes)];
    }

    private static byte[] Mutated(byte[] message, Randomness random)
    {
        var bytes = message.ToList();
        for (var times = 1 + random.Below(4); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Below(bytes.Count);
            switch (random.Below(6))
            {
                case 0: bytes[at] = (byte)random.Below(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, (byte)random.Below(256)); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(1 + random.Below(39), bytes.Count - at))); break;
                default: bytes.InsertRange(at, Enumerable.Repeat((byte)'|', 1 + random.Below(299))); break;
            }
        }
        // Half of those with a checksum get it right again: what they say is then looked at.
        var text = bytes.ToArray();
        if (random.Below(2) == 0 && text.AsSpan().IndexOf("AY3AZ"u8) is > 0 and var trailer) return [.. text[..trailer], .. Encoding.ASCII.GetBytes("AY3AZ"), .. SumOf([.. text[..trailer], .. "AY3AZ"u8])];
        return text;
    }

    private static byte[] SumOf(byte[] bytes)
    {
        uint total = 0;
        foreach (var b in bytes) total += b;
        return Encoding.ASCII.GetBytes(unchecked((ushort)-(int)total).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
    }
}
