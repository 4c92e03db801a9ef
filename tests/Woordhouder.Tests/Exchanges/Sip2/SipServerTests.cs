using Woordhouder.Exchanges.Sip2;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>The session: who may ask, error detection, and what becomes of those who take more than their share.</summary>
public sealed class SipServerTests
{
    [Theory, BothDatabases]
    public async Task A_terminal_logs_in_and_reads_what_the_server_does(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine);
        await using var client = await sip.Connect();
        Assert.Matches(@"^98YYYYNY3000032026\d{4} {4}\d{6}2\.00AOalmere\|AM[^|]+\|BXYYYNYYYYYYYYNYYY\|$", await client.Say("9900802.00"));
        Assert.Equal("941", await client.Say($"9300CNzb1|CO{sip.Key}|"));
        Assert.EndsWith("|ANZelfbediening 1|", await client.Say("9900802.00"), StringComparison.Ordinal);
        // 1.00 knows no BX, no BL and no CQ.
        Assert.Matches(@"^98YYYYNY\d{6}\d{8} {4}\d{6}1\.00AOalmere\|AM[^|]+\|AN", await client.Say("9900801.00"));
        Assert.DoesNotContain("BL", await client.Say($"23000{sip.Now}AOalmere|AA{sip.AnnasCard}|AC|AD{SipLibrary.Password}|"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_an_unknown_login_and_a_wrong_address_get_the_same_answer()
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite);
        await using (var client = await sip.Connect())
        {
            Assert.Equal("940", await client.Say("9300CNzb1|COverkeerd|"));
            Assert.Equal("940", await client.Say($"9300CNonbekend|CO{sip.Key}|"));
            await client.Send($"23000{sip.Now}AOalmere|AA{sip.AnnasCard}|");
            Assert.Null(await client.Hear());
        }
        await sip.Save(sip.Terminal, r => r with { Addresses = "10.0.0.0/24, 192.0.2.7" });
        await using (var client = await sip.Connect()) Assert.Equal("940", await client.Say($"9300CNzb1|CO{sip.Key}|"));
        await sip.Save(sip.Terminal, r => r with { Addresses = "10.0.0.0/24, 127.0.0.0/8" });
        await using (var client = await sip.Connect()) Assert.Equal("941", await client.Say($"9300CNzb1|CO{sip.Key}|"));
    }

    [Fact]
    public async Task Who_guesses_keys_has_to_wait_even_with_the_right_one()
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite);
        await using var client = await sip.Connect();
        for (var n = 0; n < SipLimits.WrongLogIns; n++) Assert.Equal("940", await client.Say("9300CNzb1|COverkeerd|"));
        Assert.Equal("940", await client.Say($"9300CNzb1|CO{sip.Key}|"));
        sip.Lib.Clock.Advance(SipLimits.Wait);
        Assert.Equal("941", await client.Say($"9300CNzb1|CO{sip.Key}|"));
    }

    [Fact]
    public async Task A_terminal_with_an_old_key_makes_only_itself_wait_and_not_without_end()
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite);
        var (account, key) = (await sip.Terminals(2))[1];
        await using var client = await sip.Connect();
        for (var n = 0; n < SipLimits.WrongLogIns; n++) Assert.Equal("940", await client.Say($"9300CN{account}|COoud|"));
        await using (var other = await sip.AtTerminal()) Assert.StartsWith("98", await other.Say("9900802.00"), StringComparison.Ordinal);
        for (var n = 0; n < 5; n++)
        {
            Assert.Equal("940", await client.Say($"9300CN{account}|CO{(n == 0 ? key : "oud")}|"));
            sip.Lib.Clock.Advance(SipLimits.Wait / 5);
        }
        Assert.Equal("941", await client.Say($"9300CN{account}|CO{key}|"));
    }

    [Fact]
    public async Task Who_guesses_many_user_names_has_to_wait_with_each()
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite);
        await using var client = await sip.Connect();
        for (var n = 0; n < SipLimits.WrongPerAddress; n++) Assert.Equal("940", await client.Say($"9300CNgok{n}|COverkeerd|"));
        Assert.Equal("940", await client.Say($"9300CNzb1|CO{sip.Key}|"));
        sip.Lib.Clock.Advance(SipLimits.Wait);
        Assert.Equal("941", await client.Say($"9300CNzb1|CO{sip.Key}|"));
    }

    [Theory]
    [InlineData("97")]
    [InlineData("")]
    public async Task A_key_that_is_taken_back_hears_no_answer_again(string again)
    {
        await using var sip = await SipLibrary.CardOnly(Engine.Sqlite);
        await using var client = await sip.AtTerminal();
        var asked = SipClient.Trailed($"{sip.Information(sip.AnnasCard)}AY1AZ");
        await client.Send(asked);
        Assert.StartsWith("64", await client.Hear(), StringComparison.Ordinal);
        await sip.NewKey(take: true);
        sip.Lib.Clock.Advance(TimeSpan.FromSeconds(16));
        await client.Send(again.Length > 0 ? again : asked);
        Assert.Null(await client.Hear());
    }

    [Theory, BothDatabases]
    public async Task What_was_done_is_answered_also_where_it_cannot_be_logged(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await sip.Lib.Raw("ALTER TABLE terminal_message RENAME TO away");
        await using (var client = await sip.AtTerminal())
        {
            Assert.StartsWith("121N", await client.Say(sip.CheckOut(sip.BramsCard, "B-3")), StringComparison.Ordinal);
            sip.Lib.Clock.Advance(TimeSpan.FromSeconds(6));
            Assert.StartsWith("101Y", await client.Say(sip.CheckIn("B-3")), StringComparison.Ordinal);
        }
        await sip.Lib.Raw("ALTER TABLE away RENAME TO terminal_message");
    }

    [Fact]
    public async Task A_key_that_is_taken_back_ends_the_connection_and_opens_no_new_one()
    {
        await using var sip = await SipLibrary.CardOnly(Engine.Sqlite);
        await using var client = await sip.AtTerminal();
        await sip.NewKey(take: true);
        sip.Lib.Clock.Advance(TimeSpan.FromSeconds(16));
        await client.Send($"23000{sip.Now}AOalmere|AA{sip.AnnasCard}|");
        Assert.Null(await client.Hear());
        await using var again = await sip.Connect();
        Assert.Equal("940", await again.Say($"9300CNzb1|CO{sip.Key}|"));
    }

    [Fact]
    public async Task A_damaged_message_is_not_carried_out_and_an_answer_can_be_asked_for_again()
    {
        await using var sip = await SipLibrary.CardOnly(Engine.Sqlite);
        await using var client = await sip.AtTerminal();
        await client.Send(sip.CheckOut(sip.BramsCard, "B-3") + "AY3AZ0000");
        Assert.Equal("96AZFEF6", await client.Hear());
        Assert.Empty(await sip.Loans("B-3"));
        var answer = await client.Say(sip.CheckOut(sip.BramsCard, "B-3"));
        await client.Send("97AZFEF5");
        var repeated = await client.Hear();
        Assert.Equal(SipClient.Trailed(answer + "AZ"), repeated);
        await client.Send("97");
        Assert.Equal(answer, await client.Hear());
        Assert.Single(await sip.Loans("B-3"));
        // Without error detection the answer has none; LF, CR LF and empty lines are terminators too.
        await client.SendBytes("\n\r\n  9900802.00\n"u8.ToArray());
        Assert.Matches(@"\|ANZelfbediening 1\|$", await client.Hear());
        await using var fresh = await sip.Connect();
        await fresh.Send("97");
        Assert.Equal("96", await fresh.Hear());
    }

    [Fact]
    public async Task The_same_bytes_again_get_the_same_answer_and_do_nothing()
    {
        await using var sip = await SipLibrary.CardOnly(Engine.Sqlite);
        await using var client = await sip.AtTerminal();
        var message = sip.CheckOut(sip.BramsCard, "B-3", renew: "Y");
        var first = await client.Say(message);
        Assert.StartsWith("121N", first, StringComparison.Ordinal);
        Assert.Equal(first, await client.Say(message, again: true));
        Assert.Equal(0L, Convert.ToInt64(Assert.Single(await sip.Loans("B-3"))[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Nonsense_is_asked_again_for_a_while_and_then_cut_off()
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite);
        await using var client = await sip.Connect();
        for (var n = 0; n < SipLimits.Nonsense; n++)
        {
            await client.Send("GET / HTTP/1.1");
            Assert.Equal("96", await client.Hear());
        }
        await client.Send("GET / HTTP/1.1");
        Assert.Null(await client.Hear());
    }

    [Fact]
    public async Task Who_says_too_much_too_slowly_or_nothing_is_cut_off()
    {
        var second = TimeSpan.FromSeconds(1);
        await using var sip = await SipLibrary.Create(Engine.Sqlite, limits: new SipLimits(Idle: 2 * second, ToLogIn: 4 * second, PerMessage: second, PerSecond: 20));
        await using (var client = await sip.Connect())
        {
            await client.SendBytes(new byte[SipLimits.LongestMessage + 10].Select(_ => (byte)'A').ToArray());
            Assert.Null(await client.Hear());
        }
        await using (var client = await sip.Connect())
        {
            await client.SendBytes([.. Enumerable.Repeat((byte)'A', SipLimits.LongestMessage + 10), (byte)'\r']);
            Assert.Null(await client.Hear());
        }
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await using (var client = await sip.Connect())
        {
            await client.SendBytes("99"u8.ToArray());
            Assert.Null(await client.Hear());
        }
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(800), 3.5 * second);
        // Whoever never logs in goes, even with a heartbeat.
        watch.Restart();
        await using (var client = await sip.Connect())
        {
            while (watch.Elapsed < 3 * second)
            {
                await client.Say("9900802.00");
                await Task.Delay(300);
            }
            while (watch.Elapsed < 6 * second && await Lives(client)) await Task.Delay(300);
        }
        Assert.InRange(watch.Elapsed, 3.5 * second, 6 * second);
        watch.Restart();
        await using (var client = await sip.AtTerminal()) Assert.Null(await client.Hear());
        Assert.InRange(watch.Elapsed, 1.5 * second, 5 * second);
    }

    private static async Task<bool> Lives(SipClient client)
    {
        try
        {
            await client.Say("9900802.00");
            return true;
        }
        catch (Exception e) when (e is IOException or EndOfStreamException) { return false; }
    }

    [Fact]
    public async Task A_flood_waits_and_others_do_not()
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite, limits: SipLimits.Usual with { PerSecond = 10 });
        await using var flooding = await sip.AtTerminal();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var n = 0; n < 60; n++) await flooding.Send("9900802.00");
        await using (var other = await sip.Connect()) await other.Say("9900802.00");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"another terminal waited {watch.Elapsed}");
        for (var n = 0; n < 60; n++) Assert.NotNull(await flooding.Hear());
        // Twenty at once, the rest ten a second.
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(2.5), $"60 messages in {watch.Elapsed}");
    }

    [Fact]
    public async Task A_flood_of_whoever_has_not_logged_in_waits_too()
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite, limits: SipLimits.Usual with { PerSecond = 10 });
        await using var terminal = await sip.AtTerminal();
        await using var stranger = await sip.Connect();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var n = 0; n < 60; n++) await stranger.Send("9900802.00");
        await terminal.Say("9900802.00");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"a terminal waited {watch.Elapsed}");
        for (var n = 0; n < 60; n++) Assert.NotNull(await stranger.Hear());
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(2.5), $"60 messages in {watch.Elapsed}");
    }

    [Fact]
    public async Task A_terminal_has_four_connections_and_no_fifth()
    {
        await using var sip = await SipLibrary.Create(Engine.Sqlite);
        var clients = new List<SipClient>();
        for (var n = 0; n < SipLimits.PerTerminal; n++) clients.Add(await sip.AtTerminal());
        await using (var fifth = await sip.Connect())
        {
            await fifth.Send($"9300CNzb1|CO{sip.Key}|");
            Assert.Null(await fifth.Hear());
        }
        await clients[0].DisposeAsync();
        for (var tries = 0; ; tries++)
        {
            await using var next = await sip.Connect();
            await next.Send($"9300CNzb1|CO{sip.Key}|");
            if (await next.Hear() == "941") break;
            Assert.True(tries < 50, "a place that was left is not free again");
            await Task.Delay(100);
        }
        foreach (var client in clients) await client.DisposeAsync();
    }

    [Theory, BothDatabases]
    public async Task Bytes_that_no_database_takes_are_answered_as_any_number_that_nobody_has(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        await using var client = await sip.AtTerminal();
        Assert.StartsWith("120NUN", await client.Say(sip.CheckOut(sip.BramsCard, "B-\0")), StringComparison.Ordinal);
        Assert.StartsWith("120NUN", await client.Say(sip.CheckOut("2131\0", "B-3")), StringComparison.Ordinal);
        Assert.StartsWith("100NU", await client.Say(sip.CheckIn("\0")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_TLS_it_is_the_same()
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var wanted = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=terminal.test", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        using var certificate = wanted.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(90));
        await using var sip = await SipLibrary.Create(Engine.Sqlite, certificate: certificate);
        await using var client = await sip.AtTerminal(tls: true);
        Assert.Matches(@"\|ANZelfbediening 1\|$", await client.Say("9900802.00"));
        await using var clear = await sip.Connect();
        await clear.Send("9900802.00");
        Assert.False((await clear.Hear())?.StartsWith("98", StringComparison.Ordinal) ?? false);
    }
}
