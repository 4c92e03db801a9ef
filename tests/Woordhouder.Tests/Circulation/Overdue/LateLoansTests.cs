using System.Net;
using Woordhouder.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation.Overdue;

/// <summary>What is late and needs a human: to be looked for, and to be talked about.</summary>
public sealed class LateLoansTests
{
    [Theory, BothDatabases]
    public async Task What_was_claimed_returned_is_listed_without_its_borrower_until_it_is_checked_in(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, card) = await lib.Enrol("Langnaam");
        var loan = await lib.DueIn(person, 10);
        var barcode = await lib.BarcodeOf(loan);
        Assert.True((await lib.AtDesk<ClaimReturned, Outcome<Nothing>>(c => c.Do(new ClaimReturnedRequest(person, loan.Id)))).Done);
        await using (var office = lib.AsStaff("back-office"))
        {
            Assert.Equal([(barcode, "J M", "stad", loan.DueOn)], (await office.Get<LateLoans>().Claimed()).Select(c => (c.Barcode, c.ShelfMark, c.Branch, c.DueOn)));
            Assert.Equal(1, (await office.Get<NoticesSent>().Counts()).Claimed);
        }
        using (var browser = new DeskForms(await lib.BrowseAs("back-office")))
        {
            Assert.Contains("href=\"/kantoor/te-laat/zoeken\"", await browser.Open("/kantoor"), StringComparison.Ordinal);
            var page = WebUtility.HtmlDecode(await browser.Open("/kantoor/te-laat/zoeken"));
            Assert.Contains(barcode, page, StringComparison.Ordinal);
            Assert.DoesNotContain("Langnaam", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"{card[^4..]} H.", page, StringComparison.Ordinal);
            Assert.Contains(barcode, await browser.Send("/kantoor/te-laat/zoeken", ("zoek", "J M")), StringComparison.Ordinal);
            Assert.DoesNotContain(barcode, await browser.Send("/kantoor/te-laat/zoeken", ("zoek", "zoiets bestaat niet")), StringComparison.Ordinal);
        }
        await lib.TakeBack(barcode);
        await using (var office = lib.AsStaff("back-office")) Assert.Empty(await office.Get<LateLoans>().Claimed());
    }

    [Theory, BothDatabases]
    public async Task What_the_young_lost_is_listed_masked_until_somebody_agreed_what_is_paid(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (child, card) = await lib.Enrol("Langnaam", bornOn: "5-6-2012");
        var (adult, _) = await lib.Enrol();
        await lib.Pump();
        var loan = await lib.DueIn(child, 1);
        await lib.DueIn(adult, 1);
        await lib.After(8);
        await lib.After(21);
        await lib.After(14);
        Assert.Equal(LoanFate.Lost, (await lib.Loan(loan.Id))!.Fate);
        await using (var office = lib.AsStaff("back-office"))
        {
            Assert.Equal([(child, $"{card[^4..]} H.", "book", loan.DueOn)], (await office.Get<LateLoans>().ToTalkAbout()).Select(t => (t.Person, t.Mark, t.MaterialType, t.DueOn)));
            var counts = await office.Get<NoticesSent>().Counts();
            Assert.Equal((2, 1, 0), (counts.Lost, counts.LostUncharged, counts.Claimed));
        }
        using (var browser = new DeskForms(await lib.BrowseAs("back-office")))
        {
            Assert.Contains("href=\"/kantoor/te-laat/overleg\"", await browser.Open("/kantoor"), StringComparison.Ordinal);
            var page = await browser.Open("/kantoor/te-laat/overleg");
            Assert.Contains($"/balie/kosten/{child.Value}", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Langnaam", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"/balie/kosten/{child.Value}", await browser.Send("/kantoor/te-laat/overleg", ("zoek", "zoiets bestaat niet")), StringComparison.Ordinal);
        }
        // Claimed and claimed no more, it counts as lost as before.
        foreach (var back in new[] { false, true })
        {
            Assert.True((await lib.AtDesk<ClaimReturned, Outcome<Nothing>>(c => c.Do(new ClaimReturnedRequest(child, loan.Id, back)))).Done);
            Assert.Equal(back ? LoanFate.Lost : LoanFate.ClaimedReturned, (await lib.Loan(loan.Id))!.Fate);
        }
        Assert.True((await lib.AtDesk<DeclareLost, Outcome<Nothing>>(l => l.Do(new DeclareLostRequest(child, loan.Id, new Money(800))))).Done);
        await using (var office = lib.AsStaff("back-office")) Assert.Empty(await office.Get<LateLoans>().ToTalkAbout());
    }
}
