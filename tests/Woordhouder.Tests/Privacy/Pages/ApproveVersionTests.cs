using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Versions;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Pages;

public sealed class ApproveVersionTests
{
    /// <summary>A later version in which mail bodies go a week sooner, taken up as a proposal.</summary>
    private static Task Propose(TestLibrary lib, LibraryFolder folder, string date = "2026-12-24", string bodies = "P23D")
    {
        folder.Version(date).Period("mail-bodies", bodies);
        return lib.App.Services.GetRequiredService<StatementVersions>().TakeUpAsync(lib.Library, default);
    }

    private static async Task<Outcome<Nothing>> Approve(TestLibrary lib, int number, int replaces, string role = "privacy-officer")
    {
        await using var scope = lib.AsStaff(role);
        return await scope.Get<ApproveVersion>().Do(new ApproveVersionRequest(number, replaces));
    }

    [Theory, BothDatabases]
    public async Task Until_the_officer_approves_it_the_last_approved_version_runs(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        await Propose(lib, folder);
        Assert.Equal((1, "P30D"), (lib.Library.Word.Number, lib.Library.Word.Statement.Schedules["mail-bodies"].Period.ToString()));

        Assert.True((await Approve(lib, 2, 1)).Done);
        Assert.Equal((2, "P23D"), (lib.Library.Word.Number, lib.Library.Word.Statement.Schedules["mail-bodies"].Period.ToString()));
        Assert.Equal("privacy-officer", (await lib.Raw("SELECT approved_as FROM statement_version WHERE number = 2"))[0][0]);
    }

    [Theory, BothDatabases]
    public async Task Every_member_with_an_address_hears_once_that_a_version_holds(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        await lib.Enrol("Postma");
        await lib.Enrol("Zonderadres", email: null);
        var (left, _) = await lib.Enrol("Wegstra");
        await lib.Leave(left);
        await lib.GoTo(lib.Today.AddDays(1));
        await Propose(lib, folder);
        await Approve(lib, 2, 1);
        await lib.Pump();
        // The program stops before the event is marked as handled, and delivers it again.
        await lib.Raw("UPDATE outbox SET handled_at = NULL, next_at = at");
        await lib.Pump();
        var told = Assert.Single(await lib.Raw("SELECT subject, body FROM mail WHERE template = 'statement-changed'"));
        Assert.Equal("De privacyverklaring van De Nieuwe Bibliotheek is veranderd", told[0]);
        Assert.Contains("Versie 2", (string)told[1]!, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_comes_second_hears_that_somebody_was_first(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        await Propose(lib, folder);
        await Approve(lib, 2, 1);
        Assert.Equal("version.meanwhile", Assert.Single((await Approve(lib, 2, 1)).Refusals).Code);
    }

    [Theory, BothDatabases]
    public async Task A_version_that_a_newer_one_overtook_is_not_approved(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        await Propose(lib, folder);
        await Propose(lib, folder, "2026-12-25", "P22D");
        Assert.Equal("version.overtaken", Assert.Single((await Approve(lib, 2, 1)).Refusals).Code);
        Assert.Equal(1, lib.Library.Word.Number);
    }

    [Theory, BothDatabases]
    public async Task Only_the_privacy_officer_approves(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        await Propose(lib, folder);
        Assert.Equal("version.not-yours", Assert.Single((await Approve(lib, 2, 1, "administrator")).Refusals).Code);
    }
}
