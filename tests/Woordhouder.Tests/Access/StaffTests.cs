using Microsoft.EntityFrameworkCore;
using Woordhouder.Access;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.Demo;
using Woordhouder.Access.Passwords;
using Woordhouder.Access.People;
using Woordhouder.Access.Sessions;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Access;

public sealed class StaffTests
{
    [Theory, BothDatabases]
    public async Task The_setup_link_works_once_and_for_a_day(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        string path;
        await using (var scope = lib.AsLibrary()) path = (await scope.SetUpFirstAdministrator("Henk Bakker", "henk@example.org")).Value;
        Assert.StartsWith("/welkom/", path, StringComparison.Ordinal);
        await using (var scope = lib.AsLibrary())
            Assert.Equal("administrator-exists", Assert.Single((await scope.SetUpFirstAdministrator("Piet", "piet@example.org")).Refusals).Code);
        var code = path.Split('/')[^1];
        await using (var scope = lib.AsVisitor()) Assert.True((await scope.Get<ChoosePassword>().Do(code, AccessLibrary.Password, "Firefox")).Done);
        await using (var scope = lib.AsVisitor()) Assert.False((await scope.Get<ChoosePassword>().Do(code, "een ander woord hier", "Firefox")).Done);
    }

    [Theory, BothDatabases]
    public async Task Staff_without_valid_training_open_nobody(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var samira = await lib.Member();
        await using var scope = lib.AsStaff(TypedId.New<PersonId>(lib.Clock), trained: false, "desk");
        await Assert.ThrowsAsync<TrainingRequiredException>(() => scope.Get<For<Membership>>().Open(samira));
        Assert.Throws<TrainingRequiredException>(() => scope.Get<For<Lending>>().Set<Person>());
        Assert.Throws<TrainingRequiredException>(() => scope.Get<For<Membership>>().Masked<Person>());
    }

    private static async Task<Outcome<Nothing>> Train(TestLibrary lib, PersonId person, DateOnly on, DateOnly? until = null, string proof = "certificaat 4711")
    {
        await using var scope = lib.AsStaff(Audiences.Roles.Administrator);
        return await scope.Get<EnterTraining>().Do(new TrainingRequest(person, on, until, proof));
    }

    [Theory, BothDatabases]
    public async Task A_training_needs_a_day_that_was_a_proof_and_holds_two_years(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (person, _) = await lib.Staff(trained: false);
        var refused = await Train(lib, person, lib.Today.AddDays(1), lib.Today.AddYears(9), " ");
        Assert.Equal(["training-in-future", "training-no-proof", "training-period"], refused.Refusals.Select(r => r.Code).Order(StringComparer.Ordinal));
        Assert.True((await Train(lib, person, new DateOnly(2026, 3, 1))).Done);
        await using var scope = lib.AsStaff(person, trained: false, "desk");
        Assert.Equal(new DateOnly(2028, 3, 1), await scope.Get<StaffLists>().TrainedUntil(person, default));
    }

    [Theory, BothDatabases]
    public async Task Opening_a_colleague_stands_in_the_consultation_log_and_the_list_does_not(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (person, _) = await lib.Staff();
        await using (var scope = lib.AsStaff(Audiences.Roles.Administrator)) Assert.Single(await scope.Get<StaffLists>().All(default));
        Assert.Empty(await lib.Raw("SELECT id FROM consultation"));
        await using (var scope = lib.AsStaff(Audiences.Roles.Administrator)) Assert.Equal("fatma.bouali", (await scope.Get<StaffLists>().Open(person, default))!.UserName);
        Assert.Single(await lib.Raw("SELECT id FROM consultation"));
    }

    [Theory, BothDatabases]
    public async Task An_invitation_is_mailed_and_refused_with_all_reasons(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await using (var scope = lib.AsStaff(Audiences.Roles.Administrator))
        {
            var refused = await scope.Get<InviteStaff>().Do(new InviteRequest("", "geen adres", ["administrator", "desk"], "https://bieb.example"));
            Assert.Equal(["staff-administrator-alone", "staff-no-email", "staff-no-name"], refused.Refusals.Select(r => r.Code).Order(StringComparer.Ordinal));
        }
        for (var n = 0; n < 2; n++)
        {
            await using var scope = lib.AsStaff(Audiences.Roles.Administrator);
            Assert.True((await scope.Get<InviteStaff>().Do(new InviteRequest("Noor Nieuw", "noor@example.org", ["desk"], "https://bieb.example"))).Done);
        }
        await using var all = lib.AsLibrary();
        Assert.Equal(["noor.nieuw", "noor.nieuw2"], await all.Get<For<StaffAccess>>().Set<StaffAccount>().OrderBy(a => a.UserName).Select(a => a.UserName).ToListAsync());
        Assert.Contains("https://bieb.example/welkom/", (await all.Get<For<ServiceMail>>().Set<MailRow>().FirstAsync()).Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_leaves_is_out_at_once_and_the_schedules_count_from_that_day(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (person, name) = await lib.Staff();
        var token = await lib.Token(name);
        await using (var scope = lib.AsStaff(Audiences.Roles.Administrator)) Assert.True((await scope.Get<EndService>().Do(person)).Done);
        Assert.Null(await lib.Session(token));
        Assert.False((await lib.SignIn(name)).Done);
        foreach (var (table, column) in new[] { ("staff", "ended_on"), ("staff_account", "ended_on"), ("staff_role", "ended_on"), ("training", "service_ended_on") })
            Assert.Equal(1L, Convert.ToInt64((await lib.Raw($"SELECT COUNT(*) FROM {table} WHERE {column} = '2026-03-02'"))[0][0], null));
    }

    [Theory, BothDatabases]
    public async Task The_last_administrator_cannot_leave_or_lose_the_role(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (henk, _) = await lib.Staff(Audiences.Roles.Administrator, name: "Henk Bakker");
        await using (var scope = lib.AsStaff(Audiences.Roles.Administrator)) Assert.Equal("last-administrator", Assert.Single((await scope.Get<EndService>().Do(henk)).Refusals).Code);
        await using (var scope = lib.AsStaff(Audiences.Roles.Administrator)) Assert.Equal("last-administrator", Assert.Single((await scope.Get<ChangeRoles>().Do(henk, ["desk"])).Refusals).Code);
        await lib.Staff(Audiences.Roles.Administrator, name: "Ans Smit");
        await using (var scope = lib.AsStaff(Audiences.Roles.Administrator)) Assert.True((await scope.Get<EndService>().Do(henk)).Done);
    }

    [Theory, BothDatabases]
    public async Task Two_administrators_cannot_remove_each_other(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (henk, _) = await lib.Staff(Audiences.Roles.Administrator, name: "Henk Bakker");
        var (ans, _) = await lib.Staff(Audiences.Roles.Administrator, name: "Ans Smit");
        var outcomes = await Task.WhenAll(new[] { henk, ans }.Select(async person =>
        {
            await using var scope = lib.AsStaff(Audiences.Roles.Administrator);
            try { return (await scope.Get<EndService>().Do(person)).Done; }
            catch (Exception e) when (e is DbUpdateException or Npgsql.PostgresException or InvalidOperationException) { return false; } // a deadlock ends one of them
        }));
        Assert.InRange(outcomes.Count(done => done), 0, 1);
        await using var all = lib.AsLibrary();
        Assert.True(await all.Get<StaffRoster>().HasAdministrator(default));
    }

    [Theory, BothDatabases]
    public async Task A_new_link_clears_the_old_way_in(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        var (person, name) = await lib.Staff(Audiences.Roles.PrivacyOfficer);
        string path;
        await using (var scope = lib.AsStaff(Audiences.Roles.Administrator)) path = (await scope.Get<ResetStaff>().Do(person)).Value;
        Assert.False((await lib.SignIn(name)).Done);
        Assert.Null((await lib.Row<StaffAccount>(person)).AuthenticatorKey);
        await using (var scope = lib.AsVisitor())
            Assert.Equal(SessionStage.SettingUp, (await scope.Get<ChoosePassword>().Do(path.Split('/')[^1], "een ander woord hier", "Firefox")).Value.Stage);
    }

    [Theory, BothDatabases]
    public async Task The_demo_has_an_account_of_each_role(Engine engine)
    {
        await using var lib = await AccessLibrary.Create(engine);
        await using (var scope = lib.AsLibrary()) await scope.Get<DemoStaff>().Fill(default);
        Assert.Equal(Audiences.Roles.All.Order(StringComparer.Ordinal), DemoStaff.People.SelectMany(p => p.Role.Split(' ')).Distinct().Order(StringComparer.Ordinal));
        foreach (var (userName, _, role, _) in DemoStaff.People)
        {
            var entry = (await lib.SignIn(userName, DemoStaff.Password)).Value.Entry!;
            Assert.Equal(Audiences.Roles.SecondFactor.Overlaps(role.Split(' ')) ? SessionStage.SecondFactor : SessionStage.In, entry.Stage);
        }
    }
}
