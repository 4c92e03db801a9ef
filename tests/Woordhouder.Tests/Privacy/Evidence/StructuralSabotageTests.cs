using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Evidences.Structural;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Privacy.Evidence;

/// <summary>Each structural evidence is green on the program as built and red once its promise is broken.</summary>
public sealed class StructuralSabotageTests
{
    private static async Task<long?> Violations(TestLibrary lib, string id)
    {
        await using var scope = lib.AsLibrary();
        var db = scope.Get<Unit>().Across();
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(db.Database);
        var evidence = scope.Services.GetServices<IEvidence>().Single(e => e.Id == id);
        var word = lib.Library.Word;
        var connection = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database);
        return (await evidence.Check(new EvidenceContext(connection, lib.Library.Place.Database.IsSqlite, Word(lib), word.Number, lib.Today, lib.Clock.GetUtcNow(), scope.Services, lib.DataFolder), default)).Violations;
    }

    [ThreadStatic] private static Func<Woordhouder.Platform.Statements.Statement, Woordhouder.Platform.Statements.Statement>? changed;
    private static Woordhouder.Platform.Statements.Statement Word(TestLibrary lib) => changed?.Invoke(lib.Library.Word.Statement) ?? lib.Library.Word.Statement;

    public static TheoryData<string> Ids => [.. "columns.classified,report.complete,portability.basis,secrets.hashed,requests.free,purposes.with-basis,catalogue.without-people,recipients.closed,hosts.in-the-eu,rights.reachable,pages.no-third-party,cookies.listed,links.resolve,enrolment.needed-fields".Split(',')];

    [Theory, MemberData(nameof(Ids))]
    public async Task The_program_as_built_keeps_the_promise_on_SQLite(string id)
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        Assert.Equal(0, await Violations(lib, id));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task The_program_as_built_keeps_the_promise_on_PostgreSQL(string id)
    {
        await using var lib = await TestLibrary.Create(Engine.Postgres);
        Assert.Equal(0, await Violations(lib, id));
    }

    private static async Task Red(Engine engine, string id, string? sql = null, Action<IServiceCollection>? also = null, Func<Woordhouder.Platform.Statements.Statement, Woordhouder.Platform.Statements.Statement>? statement = null)
    {
        await using var lib = await TestLibrary.Create(engine, also: also, refused: also is not null);
        if (sql is not null) await lib.Raw(sql);
        if (!lib.Library.Runs)
        {
            // The statement check refuses the sabotage already; the evidence must see it all the same.
            await using var healthy = await TestLibrary.Create(engine);
            lib.Library.TakeEffect(healthy.Library.Word);
        }
        changed = statement;
        try { Assert.True(await Violations(lib, id) > 0, $"{id} did not see the sabotage"); }
        finally { changed = null; }
    }

    [Theory, BothDatabases]
    public Task A_column_that_nobody_classified_breaks_the_list_of_data(Engine engine) => Red(engine, "columns.classified", "ALTER TABLE person ADD COLUMN shoe_size integer");

    [Theory, BothDatabases]
    public Task A_schedule_that_leaves_out_a_category_breaks_the_list_of_data(Engine engine) => Red(engine, "columns.classified", statement: s =>
        s with { Schedules = s.Schedules.Values.ToDictionary(x => x.Id, x => x.Id == "membership" ? x with { Covers = new HashSet<Category> { Category.Identity } } : x) });

    [Theory, BothDatabases]
    public Task A_purpose_that_is_not_in_the_statement_breaks_the_promise(Engine engine) => Red(engine, "purposes.with-basis", statement: s =>
        s with { Purposes = s.Purposes.Values.Where(p => p.Id != "lending").ToDictionary(p => p.Id) });

    [Theory, BothDatabases]
    public async Task A_consultation_for_no_purpose_breaks_the_promise(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol();
        await using (var scope = lib.AsStaff("desk")) await scope.Get<For<Contracts.Membership>>().Open(person);
        await lib.Raw("UPDATE consultation SET purpose = 'curiosity'");
        Assert.True(await Violations(lib, "purposes.with-basis") > 0);
    }

    [Theory, BothDatabases]
    public Task A_purpose_on_another_basis_takes_its_columns_out_of_the_package(Engine engine) => Red(engine, "portability.basis", statement: s =>
        s with { Purposes = s.Purposes.Values.ToDictionary(p => p.Id, p => p with { Basis = Woordhouder.Platform.Statements.LawfulBasis.PublicTask }) });

    [Theory, BothDatabases]
    public async Task A_column_that_the_report_does_not_read_breaks_the_promise_of_access(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        // Behaviour: the registry forgets a table, as a reader with a hand-made list would.
        var reader = lib.App.Services.GetRequiredService<ProgramFactsReader>();
        var tables = (List<RegistryTable>)reader.Registry.Tables;
        var forgotten = tables.First(t => t.Table == "card");
        tables.Remove(forgotten);
        try { Assert.True(await Violations(lib, "report.complete") > 0); }
        finally { tables.Add(forgotten); }
    }

    [Theory, BothDatabases]
    public async Task A_password_that_can_be_read_breaks_the_promise(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol();
        await using (var scope = lib.AsLibrary()) Assert.True((await scope.Get<Contracts.Patrons.IMemberAccounts>().SetPassword(person, "een lang wachtwoord voor de test", default)).Done);
        Assert.Equal(0, await Violations(lib, "secrets.hashed"));
        foreach (var table in (await lib.Raw(engine == Engine.Sqlite ? "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE c.name = 'password_hash'" : "SELECT table_name FROM information_schema.columns WHERE column_name = 'password_hash'")).Select(r => (string)r[0]!))
            await lib.Raw($"UPDATE {table} SET password_hash = 'welkom01'");
        Assert.True(await Violations(lib, "secrets.hashed") > 0);
    }

    [Theory, BothDatabases]
    public Task An_amount_beside_a_right_breaks_the_promise(Engine engine) => Red(engine, "requests.free", "ALTER TABLE restriction ADD COLUMN fee integer");

    [Theory, BothDatabases]
    public Task A_sender_to_nobody_on_the_list_breaks_the_promise(Engine engine) => Red(engine, "recipients.closed", also: s => s.AddSingleton(new Sender("data-broker", ["patron_name.family_name"])));

    [Theory, BothDatabases]
    public Task An_agreement_that_ended_breaks_the_promise(Engine engine) => Red(engine, "recipients.closed", statement: s =>
        s with { Recipients = s.Recipients.Values.ToDictionary(r => r.Id, r => r.Id == "mail-relay" ? r with { AgreementUntil = new DateOnly(2026, 3, 1) } : r) });

    [Theory, BothDatabases]
    public Task A_mail_host_that_no_recipient_names_breaks_the_promise(Engine engine) => Red(engine, "hosts.in-the-eu", statement: s =>
        s with { Recipients = s.Recipients.Values.ToDictionary(r => r.Id, r => r with { Hosts = [] }) });

    [Theory, BothDatabases]
    public async Task A_catalogue_source_that_no_recipient_names_breaks_the_promise(Engine engine)
    {
        using var folder = new LibraryFolder().Change("settings.yaml", "{name: Eigen catalogus, url: /sru/catalogus}", "{name: Elders, url: \"https://sru.example.org/db\"}");
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        Assert.Equal(1, await Violations(lib, "hosts.in-the-eu"));
    }

    [Theory, BothDatabases]
    public Task A_cookie_that_nobody_listed_breaks_the_promise(Engine engine) => Red(engine, "cookies.listed", also: s => s.AddSingleton(new CookieInfo("_ga")));

    [Theory, BothDatabases]
    public Task A_link_that_leads_nowhere_breaks_the_promise(Engine engine) => Red(engine, "links.resolve", statement: s => s with { Files = s.Files with { Nl = s.Files.Nl + "\n[hier](/bestaat-niet)\n" } });

    [Theory, BothDatabases]
    public Task A_right_without_a_page_breaks_the_promise(Engine engine) => Red(engine, "rights.reachable", also: s =>
    {
        foreach (var item in s.Where(x => x.ImplementationInstance is MenuItem { Href: "/mijn/rechten" }).ToList()) s.Remove(item);
    });

    [Fact]
    public void A_script_from_elsewhere_breaks_the_promise()
    {
        Assert.True(PagesNoThirdParty.Foreign("<script src=\"https://cdn.example.com/x.js\"></script>"));
        Assert.True(PagesNoThirdParty.Foreign("body{background:url(//images.example.com/a.png)}"));
        Assert.True(PagesNoThirdParty.Foreign("fetch('https://example.com')"));
        Assert.False(PagesNoThirdParty.Foreign("<a href=\"https://autoriteitpersoonsgegevens.nl\">AP</a>"));
    }

    [Theory, BothDatabases]
    public Task A_field_that_must_be_filled_without_need_breaks_the_promise(Engine engine) => engine == Engine.Postgres
        ? Red(engine, "enrolment.needed-fields", "ALTER TABLE patron_contact ALTER COLUMN phone SET NOT NULL")
        : Red(engine, "enrolment.needed-fields", "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, '\"phone\" TEXT NULL', '\"phone\" TEXT NOT NULL') WHERE name = 'patron_contact'; PRAGMA schema_version=1000000; PRAGMA writable_schema=RESET");

    [Theory, BothDatabases]
    public async Task A_person_in_a_table_of_the_catalogue_breaks_the_promise(Engine engine)
    {
        // A module whose catalogue part is claimed by an assembly that asks for people: Circulation does.
        await Red(engine, "catalogue.without-people", also: s =>
        {
            var real = s.Single(x => x.ImplementationInstance is Woordhouder.Platform.Modules.ModuleInfo m && m.Parts.Contains(Contracts.Parts.Catalogue));
            s.Remove(real);
            s.AddSingleton(new Woordhouder.Platform.Modules.ModuleInfo(typeof(Woordhouder.Circulation.CirculationModule).Assembly, [Contracts.Parts.Catalogue]));
        });
    }

    [Theory, BothDatabases]
    public async Task An_attestation_past_its_date_breaks_the_promise(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        Assert.Null(await Violations(lib, "officer.appointed"));
        await Attest(lib, lib.Today);
        Assert.Equal(0, await Violations(lib, "officer.appointed"));
        lib.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Violations(lib, "officer.appointed"));

        static Task Attest(TestLibrary lib, DateOnly until) => lib.Scopes.Across(lib.Library, db =>
        {
            db.Rule = PurposeRule.Own;
            db.Add(new AttestationRow { Id = Guid.CreateVersion7(), Evidence = "officer.appointed", Role = "privacy-officer", On = lib.Today, Proof = "besluit", ValidUntil = until });
            return db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_test_that_failed_or_was_skipped_proves_nothing()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "evidence")).FullName;
        var file = Path.Combine(folder, "tested.json");
        var before = File.Exists(file) ? await File.ReadAllTextAsync(file) : null;
        try
        {
            async Task<long?> With(string outcome, string build)
            {
                await File.WriteAllTextAsync(file, $$"""{"build":"{{build}}","at":"2026-11-24T10:00:00Z","tests":[{"name":"X.Known_and_unknown_get_the_same_answer","outcome":"{{outcome}}"}]}""");
                return await Violations(lib, "answers.alike");
            }
            var build = Woordhouder.Platform.Libraries.TestedResults.BuildOf(AppContext.BaseDirectory);
            Assert.Equal(0, await With("Passed", build));
            Assert.Equal(1, await With("Failed", build));
            Assert.Null(await With("NotExecuted", build));
            Assert.Null(await With("Passed", "another build"));
        }
        finally
        {
            if (before is null) File.Delete(file);
            else await File.WriteAllTextAsync(file, before);
        }
    }
}
