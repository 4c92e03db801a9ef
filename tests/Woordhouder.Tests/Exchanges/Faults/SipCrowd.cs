using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Woordhouder.Exchanges;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Platform.Imports;
using Woordhouder.Tests.Privacy.Evidence.Live;

namespace Woordhouder.Tests.Exchanges.Faults;

/// <summary>A branch with many members, items and terminals. Members and items are numbered from 0.</summary>
internal sealed class SipCrowd(TestLibrary lib, IReadOnlyList<string> keys) : IAsyncDisposable
{
    private const int Titles = 200;
    private static readonly string Blank = new(' ', 18);

    public TestLibrary Lib => lib;
    /// <summary>Of the server in this process.</summary>
    public int Port => new Uri(lib.App.Urls.Last()).Port;

    public static string Card(int patron) => GeneratedFiles.Card(patron + 1);
    public static string Barcode(int item) => GeneratedFiles.Barcode(item + 1);

    public static async Task<SipCrowd> Create(Engine engine, int terminals, int patrons, int items, SipLimits? limits = null)
    {
        var lib = await LittleLibrary.Empty(engine, s =>
        {
            s.Configure<KestrelServerOptions>(k =>
            {
                k.Listen(IPAddress.Loopback, 0);
                k.ListenForTerminals(new IPEndPoint(IPAddress.Loopback, 0), 0, null);
            });
            if (limits is not null) s.Replace(ServiceDescriptor.Singleton(limits));
        });
        await lib.Titles(Titles);
        await Import(lib, "patrons", f => GeneratedFiles.Patrons(f, patrons, lib.Today));
        await Import(lib, "items", f => GeneratedFiles.Items(f, items, Titles));
        // All at one branch, on the shelf; and a program that runs by the real calendar finds nobody's subscription over.
        await lib.Raw("UPDATE item SET branch = 'stad', status = 0");
        await lib.Raw("UPDATE patron_membership SET ends_on = NULL");
        var keys = new List<string>();
        for (var n = 0; n < terminals; n++) keys.Add(await NewTerminal(lib, n));
        await lib.App.StartAsync();
        return new SipCrowd(lib, keys);
    }

    private static async Task Import(TestLibrary lib, string kind, Action<TextWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write(text);
        Assert.Empty((await lib.Import(kind, text.ToString())).Faults);
    }

    private static async Task<string> NewTerminal(TestLibrary lib, int n)
    {
        await using var admin = lib.AsStaff(Audiences.Roles.Administrator);
        var id = LittleLibrary.Good(await admin.Get<SaveTerminal>().Do(new TerminalRequest(null, $"Terminal {n}", Login(n), "stad", "", SipCharset.Utf8, DueForm.Sip, "nl", PinRequired: false, ShowsName: false, LineFeeds: false)));
        return LittleLibrary.Good(await admin.Get<MakeKey>().Do(new MakeKeyRequest(id)));
    }

    private static string Login(int terminal) => $"zb-{terminal:D3}";

    public PatientTerminal Terminal(int n, int? port = null) => new(port ?? Port, Login(n), keys[n]);

    /// <param name="wish">Tells one wish from another one with the same words, which would be the first one said again.</param>
    public string CheckOut(int patron, int item, int? wish = null) => $"11NN{Now}{Blank}AOalmere|AA{Card(patron)}|AB{Barcode(item)}|AC|ZZ{wish}|";

    public string CheckIn(int item) => $"09N{Now}{Now}APhal|AOalmere|AB{Barcode(item)}|AC|";

    private string Now => lib.Library.LocalTime(lib.Clock.GetUtcNow()).ToString("yyyyMMdd    HHmmss", CultureInfo.InvariantCulture);

    /// <summary>What this member has at home, by the database: barcodes of open loans, and how many loans there ever were.</summary>
    public async Task<(IReadOnlyList<string> Open, int Ever, int Renewals)> Loans(int patron)
    {
        var whose = "(SELECT person_id FROM card WHERE number = @p0)";
        var open = await lib.Raw($"SELECT i.barcode FROM loan l JOIN item i ON i.id = l.item_id WHERE l.returned_on IS NULL AND l.patron_id = {whose} ORDER BY i.barcode", Card(patron));
        var all = (await lib.Raw($"SELECT count(*), coalesce(sum(renewals), 0) FROM loan WHERE patron_id = {whose}", Card(patron)))[0];
        return ([.. open.Select(r => (string)r[0]!)], Convert.ToInt32(all[0], CultureInfo.InvariantCulture), Convert.ToInt32(all[1], CultureInfo.InvariantCulture));
    }

    public ValueTask DisposeAsync() => lib.DisposeAsync();
}
