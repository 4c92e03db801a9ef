using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Privacy.Evidence.Live;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>What costs something to borrow, at a terminal: it asks, and sends the request again with BO (standard, semantics 6).</summary>
public sealed class FeeAgreedTests
{
    [Theory, BothDatabases]
    public async Task A_fee_is_asked_with_its_amount_and_lent_when_the_member_agrees(Engine engine)
    {
        await using var sip = await SipLibrary.CardOnly(engine);
        var (title, item) = (Looking.NewId(sip.Lib), Looking.NewId(sip.Lib));
        await sip.Lib.Put("title", ("id", title), ("material_type", "thing"), ("name", "Boormachine"));
        await sip.Lib.Put("item", ("id", item), ("title_id", title), ("barcode", "D-1"), ("branch", "stad"));
        await using var client = await sip.AtTerminal();

        foreach (var no in new[] { "", "BON|", "BO|" })
            Assert.Matches(@"^120NUN2026.*\|ABD-1\|AJ\|AH\|AFDit lenen kost €.2,50\. Ga je akkoord\?\|BT06\|BHEUR\|BV2\.50\|$", await client.Say(sip.CheckOut(sip.BramsCard, "D-1", also: no)));
        Assert.Empty(await sip.Loans("D-1"));
        Assert.DoesNotContain("|BV", await client.Say(sip.Information(sip.BramsCard)), StringComparison.Ordinal);

        var lent = await client.Say(sip.CheckOut(sip.BramsCard, "D-1", also: "BOY|"));
        Assert.Matches(@"^121N.*\|AJBoormachine\|.*\|BT06\|BHEUR\|BV2\.50\|", lent);
        Assert.Single(await sip.Loans("D-1"));
        Assert.Contains("|BHEUR|BV2.50|", await client.Say(sip.Information(sip.BramsCard)), StringComparison.Ordinal);
        // Sent again on another connection it costs no second time.
        await using (var other = await sip.AtTerminal()) Assert.Equal(lent[..4], (await other.Say(sip.CheckOut(sip.BramsCard, "D-1", also: "BOY|")))[..4]);
        Assert.Contains("|BHEUR|BV2.50|", await client.Say(sip.Information(sip.BramsCard)), StringComparison.Ordinal);
        // A book costs nothing.
        Assert.DoesNotContain("|BV", await client.Say(sip.CheckOut(sip.BramsCard, "B-3")), StringComparison.Ordinal);
    }
}
