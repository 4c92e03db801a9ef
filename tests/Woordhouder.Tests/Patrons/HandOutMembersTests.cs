using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

/// <summary>A list of people leaves only through the role made for it, for a purpose of the statement, counted, reasoned and written down for each of them.</summary>
public sealed class HandOutMembersTests
{
    private const string Role = Audiences.Roles.MemberList;

    private static HandOutMembersRequest Request(int? seen, string purpose = "membership", string[]? fields = null, string reason = "Brief over de nieuwe openingstijden", string? subscription = null) =>
        new(purpose, fields ?? ["naam", "e-mail", "abonnement"], null, subscription, reason, ListFormat.Csv, seen);

    private static async Task<T> Office<T>(TestLibrary lib, Func<HandOutMembers, Task<T>> act, params string[] roles)
    {
        await using var scope = lib.AsStaff(roles.Length == 0 ? ["back-office", Role] : roles);
        return await act(scope.Get<HandOutMembers>());
    }

    [Theory, BothDatabases]
    public async Task Each_member_of_the_list_reads_of_it_and_the_register_names_nobody(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var people = new[] { (await lib.Enrol()).Person, (await lib.Enrol(Answers("Saïda", "van der", "Bérg", number: "13"))).Person };
        var child = await lib.EnrolChild();
        Assert.Equal(2, (await Office(lib, u => u.Preview(Request(null, subscription: "basis"), default))).Value.People);
        Assert.Empty(await lib.Rows<Consultation>());

        Assert.Equal(2, (await Office(lib, u => u.Do(Request(2, subscription: "basis"), default))).Value.People);
        Assert.Equal(people.OrderBy(p => p.Value), (await lib.Rows<Consultation>()).Where(c => c.Purpose == "membership").Select(c => c.PersonId).OrderBy(p => p.Value));
        Assert.DoesNotContain(await lib.Rows<Consultation>(), c => c.PersonId == child.Person);
        await using (var own = lib.AsMember(people[0])) Assert.Single((await own.Get<AccessReport>().Of(people[0], "nl")).Consultations);
        using (var member = await lib.BrowseAs(people[0])) Assert.Contains("je lidmaatschap en abonnement", await member.GetStringAsync("/mijn/gegevens/wie-keek?taal=nl"), StringComparison.Ordinal);

        await using var scope = lib.AsLibrary();
        var line = Assert.Single(scope.Get<Things>().Set<PeopleListRow>().ToList());
        Assert.Equal((Role, "membership", 2, "naam,e-mail,abonnement", "member · basis", "Brief over de nieuwe openingstijden"), (line.Role, line.Purpose, line.People, line.Fields, line.Choice, line.Reason));
    }

    [Theory, BothDatabases]
    public async Task Who_is_restricted_stays_off_the_list_and_is_counted(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (jan, saida) = ((await lib.Enrol()).Person, (await lib.Enrol(Answers("Saïda", number: "13"))).Person);
        await using (var own = lib.AsMember(jan)) Assert.True((await own.Get<Restrict>().Do(new RestrictRequest(jan, RestrictionScope.File, "", false))).Done);
        var preview = (await Office(lib, u => u.Preview(Request(null), default))).Value;
        Assert.Equal((1, 1), (preview.People, preview.LeftOut["restricted"]));
        Assert.Equal("list-changed", (await Office(lib, u => u.Do(Request(2), default))).Codes());
        Assert.Equal(1, (await Office(lib, u => u.Do(Request(1), default))).Value.People);
        Assert.Equal([saida], (await lib.Rows<Consultation>()).Where(c => c.Purpose == "membership").Select(c => c.PersonId).Distinct());
    }

    /// <summary>Reading history rests on consent here: who did not give it, or took it back, is not on a list for it.</summary>
    [Theory, BothDatabases]
    public async Task Without_consent_for_the_purpose_nobody_is_on_it(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await using var node = await lib.Node(s => s.AddScoped<IListPurpose, ListPurpose<ReadingHistory>>());
        await lib.Enrol(Answers(reads: "Keep"));
        await lib.Enrol(Answers("Saïda", number: "13"));
        var wanted = Request(null, "reading-history", ["naam"]);
        var preview = (await Office(node, u => u.Preview(wanted, default))).Value;
        Assert.Equal((1, 1, 0), (preview.People, preview.LeftOut["no-consent"], preview.LeftOut["restricted"]));
        // What the purpose may not see is not offered, and refused when it is asked for.
        Assert.Equal(["naam"], (await Office(node, u => u.Choices())).Single(c => c.Purpose.Id == "reading-history").Fields.Select(f => f.Id));
        Assert.Equal("list-fields", (await Office(node, u => u.Preview(wanted with { Fields = ["naam", "e-mail"] }, default))).Codes());
    }

    [Theory, BothDatabases]
    public async Task Without_the_role_a_reason_a_purpose_or_a_field_there_is_no_list(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Enrol();
        Assert.Equal("list-role", (await Office(lib, u => u.Do(Request(1), default), "back-office")).Codes());
        Assert.Equal("list-purpose", (await Office(lib, u => u.Do(Request(1, "newsletter"), default))).Codes());
        Assert.Equal("list-purpose list-reason", (await Office(lib, u => u.Do(Request(1, "rights", reason: "x"), default))).Codes());
        Assert.Equal("list-fields list-reason", (await Office(lib, u => u.Do(Request(1, fields: [], reason: " kort "), default))).Codes());
        Assert.Equal("list-nobody", (await Office(lib, u => u.Do(Request(0, subscription: "compleet"), default))).Codes());
        Assert.Equal(["membership", "service-mail"], (await Office(lib, u => u.Choices())).Select(c => c.Purpose.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain((await Office(lib, u => u.Choices())).Single(c => c.Purpose.Id == "service-mail").Fields, f => f.Category is Category.Membership or Category.Demographics);
        Assert.Empty(await lib.Rows<Consultation>());
        await Assert.ThrowsAsync<PurposeException>(async () =>
        {
            await using var scope = lib.AsStaff("back-office");
            await scope.Get<HandOut>().Do(new HandOutRequest("membership", [], "", "", new Dictionary<string, int>(), ListFormat.Csv), _ => Task.FromResult<IReadOnlyList<(PersonId, object?[])>>([]));
        });
    }

    [Theory, BothDatabases]
    public async Task The_file_comes_from_the_page_and_the_officer_sees_the_line(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Enrol(Answers(family: "=Berg"));
        using (var without = await lib.BrowseAs("back-office")) Assert.Contains("Niet met jouw rol", await without.GetStringAsync("/kantoor/ledenlijst?taal=nl"), StringComparison.Ordinal);
        using var browser = await lib.BrowseAs("back-office", Role);
        var token = Regex.Match(await browser.GetStringAsync("/kantoor/ledenlijst"), "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        Task<HttpResponseMessage> Post(string address, params (string, string)[] fields) => browser.PostAsync(address, new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
        (string, string)[] wanted = [("Purpose", "membership"), ("Fields", "naam"), ("Fields", "e-mail"), ("State", "member"), ("Reason", "Brief over de openingstijden")];
        Assert.Contains("Maak de lijst van 1", WebUtility.HtmlDecode(await (await Post("/kantoor/ledenlijst?taal=nl", wanted)).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var file = await Post("/kantoor/ledenlijst?handler=Make&taal=nl", [.. wanted, ("Format", "Csv"), ("Seen", "1")]);
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("naam;e-mailadres\r\nJan =Berg;jan@voorbeeld.example\r\n", (await file.Content.ReadAsStringAsync()).TrimStart('\uFEFF'));
        using var officer = await lib.BrowseAs("privacy-officer");
        var register = WebUtility.HtmlDecode(await officer.GetStringAsync("/functionaris/verstrekkingen?taal=nl"));
        Assert.Contains("Brief over de openingstijden", register, StringComparison.Ordinal);
        Assert.Contains("1 lijst", register, StringComparison.Ordinal);
        Assert.DoesNotContain("jan@", register, StringComparison.Ordinal);
    }
}
