using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Tests.Circulation.Holds;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation;

/// <summary>Schools and groups: a card of their own, loans of no person, a contact person who is a data subject.</summary>
public sealed class InstitutionTests
{
    private static async Task<InstitutionId> School(TestLibrary lib, bool contact = true)
    {
        var id = new InstitutionId(Guid.CreateVersion7(lib.Clock.GetUtcNow()));
        await using var office = lib.AsStaff("back-office");
        Assert.True((await office.Get<SaveInstitution>().Do(new SaveInstitutionRequest(id, New: true, "Basisschool De Vuurtoren", "school"))).Done);
        if (contact) Assert.True((await Contact(office, lib, id, "Marijke Prins")).Done);
        return id;
    }

    private static Task<Outcome<Nothing>> Contact(Woordhouder.Platform.Libraries.OpenScope office, TestLibrary lib, InstitutionId id, string name, bool another = false) =>
        office.Get<SetContact>().Do(new SetContactRequest(id, name, "juf@voorbeeld.invalid", null, "nl", another, Guid.CreateVersion7(lib.Clock.GetUtcNow())));

    private static async Task<Outcome<CheckedOut>> Lend(TestLibrary lib, InstitutionId school, string barcode, Guid? key = null)
    {
        await using var desk = lib.AsStaff("desk");
        return await desk.Get<LendToInstitution>().Do(new LendToInstitutionRequest(school, barcode, "stad", key));
    }

    private static async Task<long> Count(TestLibrary lib, string from) => Convert.ToInt64((await lib.Raw($"SELECT count(*) FROM {from}"))[0][0], CultureInfo.InvariantCulture);

    [Theory, BothDatabases]
    public async Task What_a_school_borrows_names_no_person_and_comes_back_like_anything(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (school, book, key) = (await School(lib), await lib.Item(), Guid.CreateVersion7());
        var lent = (await Lend(lib, school, book, key)).Value;
        Assert.Equal(new DateOnly(2026, 4, 28), lent.DueOn); // 56 days, and the King's day after them
        Assert.True((await Lend(lib, school, book)).Value.Already);
        Assert.Equal(1, await Count(lib, "loan WHERE patron_id IS NULL AND institution_id IS NOT NULL AND returned_on IS NULL"));
        Assert.Equal(["on-loan-to-another"], (await lib.Lend(await lib.Patron(), book)).Codes());
        await using (var desk = lib.AsStaff("desk")) Assert.Equal("Momo en de tijdspaarders", Assert.Single(await desk.Get<InstitutionLoans>().Of(school)).Title);
        Assert.Equal(lent.Loan, (await lib.TakeBack(book)).Value.Loan);
        Assert.Equal(0, await Count(lib, "loan WHERE returned_on IS NULL"));
    }

    [Theory, BothDatabases]
    public async Task A_school_is_refused_what_somebody_has_what_is_withdrawn_and_what_is_too_much(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (school, book) = (await School(lib), await lib.Item());
        await lib.Lend(await lib.Patron(), book);
        Assert.Equal(["on-loan-to-another"], (await Lend(lib, school, book)).Codes());
        Assert.Equal(["withdrawn"], (await Lend(lib, school, await lib.Item(withdrawn: true))).Codes());
        Assert.Equal(["unknown-number"], (await Lend(lib, school, "123")).Codes());
        Assert.Equal(["institution-unknown"], (await Lend(lib, new InstitutionId(Guid.CreateVersion7()), book)).Codes());
        // What lies ready for a member is nobody's to give to a school.
        var ready = await lib.Item();
        await lib.Reserve(await lib.Patron(), ready);
        await lib.TakeBack(ready);
        Assert.Equal([("held-for-another", null)], (await Lend(lib, school, ready)).Refusals.Select(r => (r.Code, r.MayOverride)));
        for (var n = 0; n < 100; n++) Assert.True((await Lend(lib, school, await lib.Item())).Done);
        Assert.Equal(["institution-limit"], (await Lend(lib, school, await lib.Item())).Codes());
    }

    [Theory, BothDatabases]
    public async Task Two_desks_with_one_item_lend_it_once(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (one, other, book) = (await School(lib), await School(lib), await lib.Item());
        var outcomes = await MeetingClock.Both(lib, (services, clock, n) => ActivatorUtilities.CreateInstance<LendToInstitution>(services, clock).Do(new LendToInstitutionRequest(n == 0 ? one : other, book, "stad")));
        Assert.Single(outcomes, o => o.Done);
        Assert.Equal(1, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task Renewing_counts_from_today_and_pressing_twice_gains_nothing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var school = await School(lib);
        await Lend(lib, school, await lib.Item());
        await Lend(lib, school, await lib.Item());
        await lib.GoTo(lib.Today.AddDays(10));
        async Task<(int, int)> Renew()
        {
            await using var desk = lib.AsStaff("desk");
            return (await desk.Get<RenewForInstitution>().Do(school, "stad")).Value;
        }
        Assert.Equal((2, 0), await Renew());
        Assert.Equal((0, 2), await Renew());
        await using var scope = lib.AsStaff("desk");
        Assert.All(await scope.Get<InstitutionLoans>().Of(school), l => Assert.Equal(lib.Today.AddDays(56), l.DueOn));
    }

    [Theory, BothDatabases]
    public async Task The_contact_person_hears_once_what_is_due_and_once_what_is_late_with_titles(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (school, silent) = (await School(lib), await School(lib, contact: false));
        await Lend(lib, school, await lib.Item());
        await Lend(lib, silent, await lib.Item());
        await lib.GoTo(lib.Today.AddDays(54));
        Assert.Equal(1, await Count(lib, "mail WHERE template = 'institution-due' AND body LIKE '%Momo%'"));
        await lib.GoTo(lib.Today.AddDays(1));
        Assert.Equal(1, await Count(lib, "mail WHERE template LIKE 'institution-%'"));
        await lib.GoTo(lib.Today.AddDays(9));
        Assert.Equal(1, await Count(lib, "mail WHERE template = 'institution-overdue'"));
        using (var office = await lib.BrowseAs("back-office")) Assert.Contains("scholen of groepen hebben iets te laat: bel", await office.GetStringAsync("/kantoor"), StringComparison.Ordinal);
        // Long past the day on which a patron's loan counts as lost: a human calls.
        await lib.GoTo(lib.Today.AddDays(90));
        Assert.Equal((0, 2), (await Count(lib, "charge"), await Count(lib, "loan WHERE returned_on IS NULL AND fate = 0")));
    }

    [Theory, BothDatabases]
    public async Task Another_contact_person_takes_over_and_the_former_one_goes_after_thirty_days(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var school = await School(lib);
        await using (var office = lib.AsStaff("back-office"))
        {
            Assert.True((await Contact(office, lib, school, "Marijke Prins-Bos")).Done); // corrected
            Assert.True((await Contact(office, lib, school, "Karel Appel", another: true)).Done);
        }
        Assert.Equal((2, 1), (await Count(lib, "institution_contact"), await Count(lib, "institution_contact WHERE ended_on IS NULL")));
        Assert.Equal(1, await Count(lib, "institution_contact WHERE name = 'Marijke Prins-Bos' AND ended_on IS NOT NULL"));
        await lib.GoTo(lib.Today.AddDays(30));
        Assert.Equal(2, await Count(lib, "institution_contact"));
        await lib.GoTo(lib.Today.AddDays(1));
        Assert.Equal(1, await Count(lib, "institution_contact"));
    }

    [Theory, BothDatabases]
    public async Task A_contact_person_who_does_not_want_to_be_known_is_gone_at_once_with_the_mail_that_waits(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var school = await School(lib);
        await Lend(lib, school, await lib.Item());
        await using (var night = lib.AsLibrary()) Assert.True(await night.Get<TellInstitution>().Do(school, lib.Today.AddDays(56), default));
        Assert.Equal(1, await Count(lib, "mail"));
        await using (var office = lib.AsStaff("back-office"))
        {
            Assert.True((await office.Get<EraseContact>().Do(school)).Done);
            Assert.Equal(["contact-none"], (await office.Get<EraseContact>().Do(school)).Codes());
        }
        Assert.Equal((0, 0), (await Count(lib, "institution_contact"), await Count(lib, "mail")));
        await using (var office = lib.AsStaff("back-office")) Assert.True((await Contact(office, lib, school, "Karel Appel")).Done);
    }

    [Theory, BothDatabases]
    public async Task Mail_that_waits_for_a_former_contact_person_is_not_sent(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var school = await School(lib);
        await Lend(lib, school, await lib.Item());
        await using (var night = lib.AsLibrary()) Assert.True(await night.Get<TellInstitution>().Do(school, lib.Today.AddDays(56), default));
        await using (var office = lib.AsStaff("back-office")) Assert.True((await Contact(office, lib, school, "Karel Appel", another: true)).Done);
        Assert.Equal(0, await Count(lib, "mail"));
    }

    [Theory, BothDatabases]
    public async Task What_a_school_lost_is_missing_and_no_longer_on_its_name(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (school, book) = (await School(lib), await lib.Item());
        var loan = (await Lend(lib, school, book)).Value.Loan;
        await using (var desk = lib.AsStaff("desk"))
        {
            Assert.True((await desk.Get<LostByInstitution>().Do(school, loan)).Done);
            Assert.Equal(["institution-loan-gone"], (await desk.Get<LostByInstitution>().Do(school, loan)).Codes());
        }
        await lib.Pump();
        Assert.Equal((0, 0), (await Count(lib, "loan WHERE returned_on IS NULL"), await Count(lib, "charge")));
        Assert.True((await lib.TakeBack(book)).Value.Found);
    }

    [Theory, BothDatabases]
    public async Task A_desk_that_lends_and_an_office_that_ends_at_the_same_time_leave_no_loan_of_a_school_that_ended(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (school, book) = (await School(lib), await lib.Item());
        await MeetingClock.Both<object?>(lib, async (services, clock, n) =>
        {
            if (n == 0) await ActivatorUtilities.CreateInstance<LendToInstitution>(services, clock).Do(new LendToInstitutionRequest(school, book, "stad"));
            else await ActivatorUtilities.CreateInstance<EndInstitution>(services, clock).Do(school);
            return null;
        });
        var (open, ended) = (await lib.OpenLoans(), await Count(lib, "institution WHERE ended_on IS NOT NULL"));
        Assert.True(open == 0 || ended == 0, $"{open} open, {ended} ended");
    }

    [Theory, BothDatabases]
    public async Task In_a_pile_the_card_of_a_school_ends_the_turn_of_the_member_before(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (school, (_, card), first, second) = (await School(lib), await lib.Enrol(), await lib.Item(), await lib.Item());
        var theirs = (string)(await lib.Raw("SELECT card_number FROM institution"))[0][0]!;
        using var desk = new DeskForms(await lib.BrowseAs("desk"));
        await desk.Open("/balie/stapel?wat=uit");
        var page = await desk.Send("/balie/stapel", ("wat", "uit"), ("stapel", string.Join("\r\n", card.Replace(" ", "", StringComparison.Ordinal), first, theirs, second)), ("vestiging", "stad"));
        Assert.Contains("Deze pas leent hier niet", page, StringComparison.Ordinal);
        Assert.Equal(1, await lib.OpenLoans());
        Assert.NotEqual(default, school);
    }

    [Theory, BothDatabases]
    public async Task A_school_ends_when_everything_is_back_and_then_borrows_nothing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (school, book) = (await School(lib), await lib.Item());
        await Lend(lib, school, book);
        async Task<Outcome<Nothing>> End()
        {
            await using var office = lib.AsStaff("back-office");
            return await office.Get<EndInstitution>().Do(school);
        }
        Assert.Equal(["institution-has-loans"], (await End()).Codes());
        await lib.TakeBack(book);
        Assert.True((await End()).Done);
        Assert.Equal(["institution-unknown"], (await End()).Codes());
        Assert.Equal(["institution-ended"], (await Lend(lib, school, book)).Codes());
        Assert.Equal(0, await Count(lib, "institution_contact WHERE ended_on IS NULL"));
    }

    [Theory, BothDatabases]
    public async Task The_office_makes_one_and_the_desk_lends_to_it_by_its_card(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var book = await lib.Item();
        using var list = await lib.BrowseAs("back-office");
        using var office = new DeskForms(await lib.BrowseAs("back-office"));
        await office.Open("/kantoor/instellingen");
        Assert.Contains("Kies een abonnement", await office.Send("/kantoor/instellingen", ("Form.Name", "Zorghuis"), ("Form.Subscription", "basis")), StringComparison.Ordinal);
        await office.Send("/kantoor/instellingen", ("Form.Name", "Zorghuis De Linde"), ("Form.Subscription", "school"));
        var (id, card) = (await lib.Raw("SELECT id, card_number FROM institution"))[0] is var row ? (Woordhouder.Platform.Data.Sql.Guid(row[0]!), (string)row[1]!) : default;
        Assert.Contains("een e-mailadres of een telefoonnummer", await office.Send($"/kantoor/instellingen/{id}?handler=Contact", ("Contact.Name", "Ans")), StringComparison.Ordinal);
        Assert.Contains("De contactpersoon is bewaard", await office.Send($"/kantoor/instellingen/{id}?handler=Contact", ("Contact.Name", "Ans"), ("Contact.Phone", "036 5486000")), StringComparison.Ordinal);
        Assert.Contains("Zorghuis De Linde", await list.GetStringAsync("/kantoor/instellingen?handler=Csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ans", await list.GetStringAsync("/kantoor/instellingen?handler=Csv"), StringComparison.Ordinal);

        using var desk = new DeskForms(await lib.BrowseAs("desk"));
        await desk.Open("/balie/uitlenen");
        Assert.Contains("Zorghuis De Linde", await desk.Send("/balie/uitlenen", ("scan", card)), StringComparison.Ordinal);
        var lent = await desk.Send($"/balie/instelling/{id}", ("scan", book), ("sleutel", Guid.CreateVersion7().ToString()));
        Assert.Contains("Uitgeleend", lent, StringComparison.Ordinal);
        Assert.Contains("Momo en de tijdspaarders", lent, StringComparison.Ordinal);
        Assert.Contains("Zorghuis De Linde", await desk.Open("/balie/instellingen"), StringComparison.Ordinal);
        // The office's look at the contact person is on record.
        Assert.Single(await lib.Raw("SELECT DISTINCT person_id FROM consultation WHERE purpose = 'institutions'"));
    }
}
