using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Evidences.Structural;

/// <summary>Every class that asks for personal data does so for a purpose of the statement, and every purpose in the logs is one.</summary>
internal sealed class PurposesWithBasis() : StructuralEvidence("purposes.with-basis", "A_purpose_that_is_not_in_the_statement_breaks_the_promise", "A_consultation_for_no_purpose_breaks_the_promise")
{
    public override async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var asked = Assemblies(context).SelectMany(a => a.GetTypes()).SelectMany(t => t.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .SelectMany(c => c.GetParameters()).Select(p => p.ParameterType).Where(t => t is { IsGenericType: true, ContainsGenericParameters: false } && t.Name == "For`1")
            .Select(t => (string)t.GetGenericArguments()[0].GetProperty("Id", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).ToList();
        await using var command = context.Connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT purpose FROM consultation UNION SELECT DISTINCT purpose FROM send_log";
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) asked.Add(reader.GetString(0));
        return Count(asked, purpose => !context.Statement.Purposes.ContainsKey(purpose));
    }
}

/// <summary>The catalogue knows no readers: no class of Collection asks for people, no table of it is about one.</summary>
internal sealed class CatalogueWithoutPeople() : StructuralEvidence("catalogue.without-people", "A_person_in_a_table_of_the_catalogue_breaks_the_promise")
{
    public override Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var collection = context.Services.GetServices<Platform.Modules.ModuleInfo>().Single(m => m.Parts.Contains(Contracts.Parts.Catalogue)).Assembly;
        var types = collection.GetTypes();
        bool AsksForPeople(Type type) => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).SelectMany(c => c.GetParameters())
            .Any(p => p.ParameterType.Name == "For`1" || p.ParameterType == typeof(Actor));
        var tables = Model(context).GetEntityTypes().Where(e => e.ClrType.Assembly == collection).ToList();
        var about = tables.Count(t => t.ClrType.IsDefined(typeof(AboutPersonAttribute), false) || t.GetProperties().Any(p => p.ClrType == typeof(PersonId) || p.ClrType == typeof(PersonId?)));
        return Task.FromResult(new EvidenceResult(about + types.Count(AsksForPeople), types.Length + tables.Count));
    }
}

/// <summary>Whatever leaves goes to a recipient of the statement with fields on its list, through the one way out; suppliers have a valid agreement.</summary>
internal sealed class RecipientsClosed() : StructuralEvidence("recipients.closed", "A_sender_to_nobody_on_the_list_breaks_the_promise", "An_agreement_that_ended_breaks_the_promise")
{
    private static readonly string[] WaysOut = ["System.Net.Http.HttpClient", "System.Net.Sockets.TcpClient", "System.Net.Sockets.Socket", "System.Net.WebClient", "System.Net.HttpWebRequest",
        "System.Net.FtpWebRequest", "System.Net.WebSockets.ClientWebSocket", "System.Net.Mail.SmtpClient", "System.Net.Sockets.UdpClient"];

    public override Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var recipients = context.Statement.Recipients;
        var senders = context.Services.GetServices<Sender>().ToList();
        long violations = senders.Count(s => !recipients.TryGetValue(s.Recipient, out var r) || s.Fields.Any(f => r.Fields.All(x => x.Field != f)));
        var inUse = senders.Select(s => s.Recipient).ToHashSet();
        violations += recipients.Values.Count(r => inUse.Contains(r.Id) && r.Situation == "supplier" && (r.AgreementUntil is not { } until || until < context.Today));
        var assemblies = Assemblies(context);
        // Mail and HTTP have their one way out in Platform; nothing else opens a connection. Privacy's letter box for controller.on-letters listens on this machine only.
        violations += assemblies.Sum(a => TypesNamed(a).Count(t => WaysOut.Contains(t)
            && !(t is "System.Net.Mail.SmtpClient" or "System.Net.Http.HttpClient" or "System.Net.Sockets.Socket" && a == typeof(MailPump).Assembly) && !(t == "System.Net.Sockets.TcpClient" && a == typeof(RecipientsClosed).Assembly)));
        return Task.FromResult(new EvidenceResult(violations, senders.Count + recipients.Count + assemblies.Count));
    }
}

/// <summary>Each host that the settings let the program connect to belongs to a recipient in the European Union.</summary>
internal sealed class HostsInTheEu() : StructuralEvidence("hosts.in-the-eu", "A_mail_host_that_no_recipient_names_breaks_the_promise", "A_catalogue_source_that_no_recipient_names_breaks_the_promise")
{
    private static readonly HashSet<string> Union = ["AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"];

    public override Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var library = context.Services.GetRequiredService<Library>();
        var hosts = new List<string> { library.Settings.Mail.Host };
        hosts.AddRange(library.Settings.CatalogueSources.Where(s => !s.Url.StartsWith('/')).Select(s => new Uri(s.Url).Host));
        if (!library.Place.Database.IsSqlite && new Npgsql.NpgsqlConnectionStringBuilder(library.Place.Database.ConnectionString).Host is { } database)
            hosts.AddRange(database.Split(',').Where(h => h is not ("localhost" or "127.0.0.1" or "::1") && !h.StartsWith('/')));
        return Task.FromResult(Count(hosts, host => !context.Statement.Recipients.Values.Any(r => r.Hosts.Contains(host) && Union.Contains(r.Country))));
    }
}

/// <summary>The pages of the rights that run exist, for members, and can be found in their menu.</summary>
internal sealed class RightsReachable() : StructuralEvidence("rights.reachable", "A_right_without_a_page_breaks_the_promise")
{
    private static readonly string[] Needed = ["mijn/gegevens", "mijn/gegevens/inzage", "mijn/gegevens/meenemen.json", "mijn/keuzes", "mijn/rechten", "mijn/rechten/wissen", "mijn/rechten/stilzetten"];

    public override Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var pages = context.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()
            .Where(p => p.ViewEnginePath.StartsWith("/My/", StringComparison.Ordinal)).Select(p => p.AttributeRouteInfo?.Template ?? "").ToHashSet();
        var menu = context.Services.GetServices<MenuItem>().Where(m => m.Audience == Audiences.My).Select(m => m.Href).ToHashSet();
        var missing = Needed.Count(n => !pages.Contains(n)) + new[] { "/mijn/gegevens", "/mijn/keuzes", "/mijn/rechten" }.Count(m => !menu.Contains(m));
        return Task.FromResult(new EvidenceResult(missing, Needed.Length + 3));
    }
}
