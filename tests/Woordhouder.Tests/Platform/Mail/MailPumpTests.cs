using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Platform.Mail;

/// <summary>Mail leaves by a real relay, once, with its line in the send log; what cannot leave ends on a list.</summary>
public sealed class MailPumpTests
{
    [Theory, BothDatabases]
    public async Task Mail_leaves_once_says_whose_it_is_and_is_written_down_without_its_contents(Engine engine)
    {
        await using var relay = await SmtpServer.StartAsync();
        await using var folder = SendingTo(relay.Port);
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        var (person, _) = await lib.Enrol("Postma");
        await lib.Pump();
        await lib.Pump();
        var mail = Assert.Single(relay.Received);
        Assert.Equal(["lid@voorbeeld.invalid"], mail.Recipients);
        Assert.Contains($"KvK {lib.Library.Word.Statement.Controller.ChamberOfCommerce}", mail.Text, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.NotNull((await lib.Row<MailRow>(m => m.PersonId == person)).SentAt);
        var sent = await lib.Row<SendLogRow>(s => s.PersonId == person);
        Assert.Equal(("mail-relay", "service-mail"), (sent.Recipient, sent.Purpose));
        Assert.DoesNotContain("voorbeeld", sent.Fields, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_relay_that_does_not_take_it_is_tried_ten_times_and_then_it_stands_on_the_list(Engine engine)
    {
        await using var relay = await SmtpServer.StartAsync();
        await using var folder = SendingTo(relay.Port);
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        var (person, _) = await lib.Enrol("Postma", email: "later@voorbeeld.invalid");
        for (var tries = 0; tries < 12; tries++)
        {
            await lib.Pump();
            lib.Clock.Advance(TimeSpan.FromHours(1.1));
        }
        var row = await lib.Row<MailRow>(m => m.PersonId == person);
        Assert.Equal((10, true, null), (row.Attempts, row.Failed, row.SentAt));
        Assert.Empty(await lib.Rows<SendLogRow>());

        await using var admin = lib.AsStaff(TypedId.New<PersonId>(lib.Clock), trained: false, "administrator");
        var line = Assert.Single(await admin.Get<FailedWork>().List());
        Assert.Equal((row.Template, 1, true), (line.Kind, line.Rows, line.IsMail));
        await lib.Raw("UPDATE mail SET address = 'nu@voorbeeld.invalid'");
        Assert.Equal(0, await admin.Get<FailedWork>().Retry("something-else", mail: true));
        Assert.Equal(0, await admin.Get<FailedWork>().Retry(row.Template, mail: false));
        Assert.Equal(1, await admin.Get<FailedWork>().Retry(row.Template, mail: true));
        await lib.Pump();
        Assert.Equal(["nu@voorbeeld.invalid"], Assert.Single(relay.Received).Recipients);
        Assert.Empty(await admin.Get<FailedWork>().List());
    }

    [Theory, BothDatabases]
    public async Task What_waited_for_a_restriction_longer_than_a_week_is_not_sent_when_it_ends(Engine engine)
    {
        await using var relay = await SmtpServer.StartAsync();
        await using var folder = SendingTo(relay.Port);
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        var (person, _) = await lib.Enrol("Postma");
        var started = await lib.Member(person, (Restrict u) => u.Do(new RestrictRequest(person, RestrictionScope.File), default));
        await lib.Pump();
        Assert.Empty(relay.Received);
        lib.Clock.Advance(TimeSpan.FromDays(8));
        await lib.Member(person, (GiveNoticeOfLifting u) => u.Do(person, started.Value, default));
        Assert.True((await lib.Member(person, (LiftRestriction u) => u.Do(person, started.Value, default))).Done);
        await lib.Pump();
        Assert.Empty(relay.Received);
        Assert.True((await lib.Row<MailRow>(m => m.PersonId == person)).Failed);
    }

    /// <summary>Almere with its mail going to this port of the machine.</summary>
    private static TemporaryFolder SendingTo(int port)
    {
        var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.Path("libraries", "almere"))) File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        var settings = Path.Combine(folder.Path, "settings.yaml");
        File.WriteAllText(settings, File.ReadAllText(settings).Replace("port: 2525", $"port: {port}", StringComparison.Ordinal));
        return folder;
    }
}
