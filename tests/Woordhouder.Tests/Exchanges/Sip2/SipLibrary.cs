using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Exchanges;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Privacy.Evidence.Live;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>
/// The little library with a terminal at Stad: Anna has B-1 at home, B-2 and B-3 are on their shelf. Members and cards are those of Patrons itself; the server
/// listens on a port of its own.
/// </summary>
internal sealed class SipLibrary : IAsyncDisposable
{
    public const string Password = "fiets lamp regen", Blank = "                  ";

    private SipLibrary(LittleLibrary little) => Little = little;

    public LittleLibrary Little { get; }
    public TestLibrary Lib => Little.Lib;
    public int Port { get; private set; }
    public TerminalId Terminal { get; private set; }
    public string Key { get; private set; } = "";
    public string AnnasCard { get; private set; } = "";
    public string BramsCard { get; private set; } = "";

    /// <param name="quickPasswords">Where a password is tried with most of a million messages: each costs a tenth of a second by itself, so that nobody can try many.</param>
    public static async Task<SipLibrary> Create(Engine engine, Func<TerminalRequest, TerminalRequest>? profile = null, SipLimits? limits = null, X509Certificate2? certificate = null, bool quickPasswords = false)
    {
        var sip = new SipLibrary(await LittleLibrary.Create(engine, s =>
        {
            s.Configure<KestrelServerOptions>(k =>
            {
                k.Listen(IPAddress.Loopback, 0);
                k.ListenForTerminals(new IPEndPoint(IPAddress.Loopback, 0), 0, certificate);
            });
            if (limits is not null) s.Replace(ServiceDescriptor.Singleton(limits));
            if (quickPasswords) s.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
        }));
        await sip.Little.NewItem("B-3");
        (sip.AnnasCard, sip.BramsCard) = (await sip.CardOf(sip.Little.Anna), await sip.CardOf(sip.Little.Bram));
        await using (var scope = sip.Lib.AsLibrary()) Assert.True((await scope.Get<IMemberAccounts>().SetPassword(sip.Little.Anna, Password)).Done);
        sip.Terminal = await sip.Save(null, profile ?? (r => r));
        sip.Key = await sip.NewKey();
        if (!sip.Lib.App.Lifetime.ApplicationStarted.IsCancellationRequested) await sip.Lib.App.StartAsync();
        sip.Port = new Uri(sip.Lib.App.Urls.Last()).Port;
        return sip;
    }

    /// <summary>As it is usual for self-check: the card is enough.</summary>
    public static Task<SipLibrary> CardOnly(Engine engine) => Create(engine, r => r with { PinRequired = false });

    public async Task<TerminalId> Save(TerminalId? id, Func<TerminalRequest, TerminalRequest> profile)
    {
        await using var admin = Lib.AsStaff(Audiences.Roles.Administrator);
        return LittleLibrary.Good(await admin.Get<SaveTerminal>().Do(profile(new TerminalRequest(id, "Zelfbediening 1", "zb1", "stad", "", SipCharset.Utf8, DueForm.Sip, "nl", PinRequired: true, ShowsName: false, LineFeeds: false))));
    }

    public Task<string> NewKey(bool take = false) => NewKey(Terminal, take);

    private async Task<string> NewKey(TerminalId terminal, bool take)
    {
        await using var admin = Lib.AsStaff(Audiences.Roles.Administrator);
        return LittleLibrary.Good(await admin.Get<MakeKey>().Do(new MakeKeyRequest(terminal, take)));
    }

    /// <summary>The accounts and keys of the terminal and of others like it.</summary>
    /// <param name="count">1 or more.</param>
    public async Task<List<(string Account, string Key)>> Terminals(int count)
    {
        var all = new List<(string, string)> { ("zb1", Key) };
        while (all.Count < count)
        {
            var (name, account) = ($"Zelfbediening {all.Count + 1}", $"zb{all.Count + 1}");
            all.Add((account, await NewKey(await Save(null, r => r with { Name = name, Login = account }), take: false)));
        }
        return all;
    }

    public async Task<string> CardOf(PersonId person) => (string)(await Lib.Run("SELECT number FROM card WHERE person_id = @p0 AND closed_on IS NULL", person))[0][0]!;

    public Task<SipClient> Connect(bool tls = false) => SipClient.Connect(Port, tls);

    /// <summary>A connection that logged in.</summary>
    public Task<SipClient> AtTerminal(bool tls = false) => AtTerminal(("zb1", Key), tls);

    public async Task<SipClient> AtTerminal((string Account, string Key) terminal, bool tls = false)
    {
        var client = await Connect(tls);
        Assert.Equal("941", await client.Say($"9300CN{terminal.Account}|CO{terminal.Key}|CPhal|"));
        return client;
    }

    public string Now => SipDateNow(0);

    /// <summary>What the terminal's own clock says.</summary>
    public string SipDateNow(int days) => Lib.Library.LocalTime(Lib.Clock.GetUtcNow()).AddDays(days).ToString("yyyyMMdd    HHmmss", System.Globalization.CultureInfo.InvariantCulture);

    public string CheckOut(string card, string item, string renew = "N", string also = "") => $"11{renew}N{Now}{Blank}AOalmere|AA{card}|AB{item}|AC|{also}";

    public string CheckIn(string item, string also = "") => $"09N{Now}{Now}APhal|AOalmere|AB{item}|AC|{also}";

    public string Information(string card, string password = "", string summary = "") => $"63000{Now}{summary,-10}AOalmere|AA{card}|AC|AD{password}|";

    /// <summary>Open loans of an item, in the database.</summary>
    public async Task<List<object?[]>> Loans(string barcode) =>
        await Lib.Raw("SELECT l.id, l.renewals, l.lent_on, l.due_on FROM loan l JOIN item i ON i.id = l.item_id WHERE i.barcode = @p0 AND l.returned_on IS NULL", barcode);

    public ValueTask DisposeAsync() => Little.DisposeAsync();
}
