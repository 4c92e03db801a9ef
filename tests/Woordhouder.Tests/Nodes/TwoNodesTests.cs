using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Woordhouder.Access.Sessions;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Woordhouder.Tests.Privacy.Versions;

namespace Woordhouder.Tests.Nodes;

/// <summary>Two nodes of one library on one PostgreSQL database: the database decides, whichever node somebody came to (architecture §6).</summary>
public sealed partial class TwoNodesTests
{
    private static async Task<(TestLibrary First, TestLibrary Second)> Nodes()
    {
        var book = new PatronBook();
        void Also(IServiceCollection s) => s.AddSingleton(book).RemoveAll<IPatronStanding>().AddScoped<IPatronStanding, PatronsOfTest>();
        var first = await TestLibrary.Create(Engine.Postgres, also: Also);
        return (first, await first.Node(Also));
    }

    [Fact]
    public async Task An_item_at_two_desks_on_two_nodes_is_lent_once()
    {
        var (first, second) = await Nodes();
        await using var _ = first;
        await using var __ = second;
        var (ada, bram) = (await first.Patron(), await first.Patron());
        for (var n = 0; n < 12; n++)
        {
            var item = await first.Item();
            var answers = await Task.WhenAll(Task.Run(() => first.Lend(ada, item)), Task.Run(() => second.Lend(bram, item)));
            Assert.Single(answers, a => a.Done);
            Assert.Equal(["on-loan-to-another"], answers.Single(a => !a.Done).Codes());
        }
        Assert.Equal(12, await first.Count("loan"));
        // A refused desk has left nothing behind: no event, no second borrower's row without a loan.
        Assert.Equal(12, await first.Count("outbox"));
    }

    [Fact]
    public async Task A_patron_at_two_nodes_does_not_pass_the_limit()
    {
        var (first, second) = await Nodes();
        await using var _ = first;
        await using var __ = second;
        var patron = await first.Patron(maxLoans: 3);
        var items = new List<string>();
        for (var n = 0; n < 8; n++) items.Add(await first.Item());
        await Task.WhenAll(items.Select((item, n) => Task.Run(() => (n % 2 == 0 ? first : second).Lend(patron, item))));
        Assert.Equal(3, await first.OpenLoans());
    }

    [Fact]
    public async Task An_event_is_handled_once_though_both_nodes_empty_the_outbox()
    {
        var (first, second) = await Nodes();
        await using var _ = first;
        await using var __ = second;
        await using (var scope = first.AsLibrary())
        {
            var data = scope.Get<For<Contracts.Lending>>();
            for (var n = 0; n < 60; n++) data.Publish(new ItemCheckedIn(TypedId.New<ItemId>(first.Clock), TypedId.New<TitleId>(first.Clock)));
            await data.Save();
        }
        await Task.WhenAll(Task.Run(first.Pump), Task.Run(second.Pump));
        Assert.Equal((60, 60), (await first.Count("inbox"), await first.Count("outbox WHERE handled_at IS NOT NULL AND attempts = 0")));
    }

    [Fact]
    public async Task Cards_that_two_nodes_give_out_have_different_numbers()
    {
        await using var first = await TestLibrary.Create(Engine.Postgres);
        await using var second = await first.Node();
        var cards = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(async () => (await (n % 2 == 0 ? first : second).Enrol($"Lid-{(char)('a' + n)}", $"{n + 1}-1-1980", email: $"lid{n}@voorbeeld.invalid")).Card)));
        Assert.Equal(12, cards.Distinct().Count());
    }

    [Fact]
    public async Task A_session_and_a_form_of_one_node_are_good_on_the_other()
    {
        await using var first = await TestLibrary.Create(Engine.Postgres);
        await using var second = await first.Node();
        var (member, _) = await first.Enrol();
        var jar = first.Jar(await first.SessionOf(member, SessionKind.Member));
        using var there = await first.Browse(jar);
        using var here = await second.Browse(jar);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/mijn")).StatusCode);

        var token = FormToken().Match(await there.GetStringAsync("/mijn/keuzes")).Groups[1].Value;
        Assert.NotEmpty(token);
        Assert.Equal(HttpStatusCode.Redirect, (await here.PostAsync("/uitloggen", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]))).StatusCode);
        Assert.StartsWith("/inloggen", (await there.GetAsync("/mijn")).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
