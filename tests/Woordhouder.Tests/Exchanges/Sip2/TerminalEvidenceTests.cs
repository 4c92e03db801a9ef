using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Privacy.Evidence.Live;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>Evidence about terminals: they open records for lending only, and their log knows nobody.</summary>
public sealed class TerminalEvidenceTests
{
    [Theory, BothDatabases]
    public async Task A_message_log_in_which_a_number_stands_is_seen(Engine engine)
    {
        await using var sip = await Used(engine);
        await sip.Lib.Holds("terminals.lending-only");
        await sip.Lib.Run("UPDATE terminal_message SET reasons = @p0", $"limit-reached {sip.BramsCard}");
        await sip.Lib.Breaks("terminals.lending-only");
        await sip.Lib.Run("UPDATE terminal_message SET reasons = ''");
        await sip.Lib.Holds("terminals.lending-only");
        await sip.Lib.Run("UPDATE consultation SET terminal = ' ' WHERE terminal IS NOT NULL");
        await sip.Lib.Breaks("terminals.lending-only");
    }

    [Theory, BothDatabases]
    public async Task A_terminal_that_opens_a_record_for_more_than_lending_is_seen(Engine engine)
    {
        await using var sip = await Used(engine);
        await sip.Lib.Holds("terminals.lending-only");
        await sip.Lib.Holds("training.gate");
        await sip.Lib.Holds("consultations.logged");
        await using (var scope = sip.Lib.AsVisitor())
        {
            scope.Get<Actor>().ActAsTerminal(new PersonId(sip.Terminal.Value), "Zelfbediening 1");
            Assert.True(await scope.Get<For<Membership>>().Open(sip.Little.Bram));
        }
        await sip.Lib.Breaks("terminals.lending-only");
    }

    /// <summary>Bram borrowed something at the terminal, and was refused something.</summary>
    private static async Task<SipLibrary> Used(Engine engine)
    {
        var sip = await SipLibrary.CardOnly(engine);
        await using (var client = await sip.AtTerminal())
        {
            await client.Say(sip.CheckOut(sip.BramsCard, "B-3"));
            await client.Say(sip.CheckOut(sip.BramsCard, "B-1"));
        }
        await Waiting.Until(async () => (await sip.Lib.Raw("SELECT id FROM terminal_message")).Count == 3);
        return sip;
    }
}
