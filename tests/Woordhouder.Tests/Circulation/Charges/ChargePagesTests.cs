using System.Net;
using System.Text.RegularExpressions;
using Woordhouder.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Circulation.Overdue;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation.Charges;

/// <summary>The pages of charges over HTTP, as a browser without script sends their forms.</summary>
public sealed partial class ChargePagesTests
{
    [Theory, BothDatabases]
    public async Task The_desk_notes_a_loss_takes_the_money_and_the_member_reads_what_for(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol();
        var loan = await lib.DueIn(person, 10);
        using var desk = new DeskForms(await lib.BrowseAs("desk"));
        var at = $"/balie/kosten/{person.Value}";
        Assert.Contains("Dit lid heeft geen kosten.", Text(await desk.Open(at)), StringComparison.Ordinal);
        var page = Text(await desk.Send($"{at}?handler=Lost", ("loan", loan.Id.Value.ToString()), ("bedrag", "veel")));
        Assert.Contains("Vul een bedrag in, bijvoorbeeld 12,50.", page, StringComparison.Ordinal);
        page = Text(await desk.Send($"{at}?handler=Lost", ("loan", loan.Id.Value.ToString()), ("bedrag", "12,50")));
        Assert.Contains("Genoteerd als kwijt.", page, StringComparison.Ordinal);
        Assert.Contains("Boek, kwijt", page, StringComparison.Ordinal);
        Assert.Contains("Lid zegt: teruggebracht", page, StringComparison.Ordinal);

        using (var member = new DeskForms(await lib.BrowseAs(person)))
        {
            Assert.Contains("17,50 open", Text(await member.Open("/mijn")), StringComparison.Ordinal);
            Assert.Contains("Momo en de tijdspaarders", Text(await member.Open("/mijn/kosten")), StringComparison.Ordinal);
        }
        page = Text(await desk.Send($"{at}?handler=Pay", ("cents", "1750")));
        Assert.Contains("Betaald.", page, StringComparison.Ordinal);
        Assert.Contains("Niets open", page, StringComparison.Ordinal);
        Assert.Equal([1250L, 500L], (await lib.Charges(person)).Where(c => c.State == ChargeState.Paid).Select(c => c.Cents));
    }

    [Theory, BothDatabases]
    public async Task A_volunteer_sees_no_charges_and_the_office_finds_them_without_a_name(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, card) = await lib.Enrol("Langnaam");
        var loan = await lib.DueIn(person, 1);
        await lib.After(8);
        await lib.AtDesk<ChargeDamage, Outcome<Nothing>>(d => d.Do(new ChargeDamageRequest(person, loan.Id, new Money(750), "natte bladzijden")));
        using (var volunteer = new DeskForms(await lib.BrowseAs("volunteer")))
            Assert.DoesNotContain("natte bladzijden", Text(await volunteer.Open($"/balie/kosten/{person.Value}")), StringComparison.Ordinal);
        using var office = new DeskForms(await lib.BrowseAs("back-office"));
        foreach (var (path, says) in new[] { ("/kantoor/te-laat", "te laat, bericht 1"), ("/kantoor/kosten", "beschadigd") })
        {
            var page = Text(await office.Open(path));
            Assert.Contains(says, page, StringComparison.Ordinal);
            Assert.Contains(card[^4..], page, StringComparison.Ordinal);
            Assert.DoesNotContain("Langnaam", page, StringComparison.Ordinal);
            Assert.DoesNotContain(says, Text(await office.Send(path, ("zoek", "zoiets bestaat niet"))), StringComparison.Ordinal);
        }
    }

    private static string Text(string html) => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(html, " "), " ")).Replace('\u00a0', ' ');

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
