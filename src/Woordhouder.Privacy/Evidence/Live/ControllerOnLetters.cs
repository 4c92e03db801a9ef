using System.Net;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Statements;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Name and address of the controller stand on every letter and every report. The mail transport adds them to each mail, so this lets it deliver one sample to
/// a letter box on this machine and reads what came over the wire; and it makes an access report about nobody, in Dutch and in English. Each fact of the
/// statement that is missing counts once, and once more for every mail sent without it of which the text is still here. A transport that does not deliver
/// to where it is told proves nothing.
/// </summary>
internal sealed class ControllerOnLetters() : LiveEvidence("controller.on-letters", "A_controller_without_an_address_is_seen", "A_transport_that_does_not_sign_is_seen")
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    protected override async Task At(Look look)
    {
        var letter = await Letter(look);
        if (letter is null) look.Unproven = true;
        else
        {
            var missing = Missing(look, letter);
            var sent = await look.Number($"SELECT count(*) FROM mail WHERE sent_at IS NOT NULL AND body IS NOT NULL");
            look.Seen(sent + 1);
            look.Bad(missing > 0 ? missing + sent : 0);
        }
        foreach (var language in new[] { "nl", "en" })
        {
            var nobody = new AccessReportData(new PersonId(Guid.Empty), look.Now, look.Today, look.Context.StatementVersion, look.Context.Statement.Controller, [], [], []);
            look.Seen(1);
            look.Bad(Missing(look, WebUtility.HtmlDecode(look.Service<ReportDocument>().Html(nobody, language))));
        }
    }

    private static int Missing(Look look, string text)
    {
        var c = look.Context.Statement.Controller;
        return new[] { c.Name, c.Street, c.Postcode, c.City, c.Phone, c.PrivacyMailbox, c.ChamberOfCommerce }.Count(fact => string.IsNullOrWhiteSpace(fact) || !text.Contains(fact, StringComparison.Ordinal));
    }

    /// <summary>A sample, sent by the library's own transport to a relay that is a letter box here: only host and port differ from what goes out.</summary>
    private static async Task<string?> Letter(Look look)
    {
        using var box = new LoopbackPostOffice();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(look.Ct);
        patience.CancelAfter(Patience);
        var library = Beside(look, box);
        try
        {
            var arrives = box.Receive(patience.Token);
            await look.Service<IMailTransport>().Send(library, "proef@example.org", "Proef", "Proef.", patience.Token);
            return await arrives;
        }
        catch (Exception e) when (!look.Ct.IsCancellationRequested && e is OperationCanceledException or InvalidOperationException or System.Net.Mail.SmtpException or IOException)
        {
            return null;
        }
    }

    private static Library Beside(Look look, LoopbackPostOffice box)
    {
        var (library, word) = (look.Library, look.Library.Word);
        var settings = library.Settings with { Mail = library.Settings.Mail with { Host = LoopbackPostOffice.Host, Port = box.Port, StartTls = false, UserName = null, PasswordFile = null } };
        var statement = word.Statement with
        {
            Recipients = word.Statement.Recipients.ToDictionary(r => r.Key, r => r.Value with { Hosts = [.. r.Value.Hosts, LoopbackPostOffice.Host] }),
        };
        var beside = new Library(settings, library.Place, []);
        beside.TakeEffect(new WordInForce(word.Number, word.Hash, new RunningWord(statement, word.Running.Program), word.Since));
        return beside;
    }
}
