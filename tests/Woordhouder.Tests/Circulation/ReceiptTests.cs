using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Woordhouder.Circulation;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Circulation;

public sealed class ReceiptTests
{
    /// <summary>Patrons' answer about addresses.</summary>
    private sealed class Addresses(Dictionary<PersonId, string> book) : ISignInLookup
    {
        public Task<CardLookup?> ByCard(string number, CancellationToken ct = default) => Task.FromResult<CardLookup?>(null);
        public Task<IReadOnlyList<(PersonId Person, string CardLastFour)>> ByEmail(string email, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<(PersonId, string)>>([]);
        public Task<(string Email, string Language)?> AddressOf(PersonId person, CancellationToken ct = default) => Task.FromResult(book.TryGetValue(person, out var address) ? ((string, string)?)(address, "nl") : null);
        public Task<IReadOnlyList<(PersonId Person, string CalledName)>> MayActFor(PersonId person, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<(PersonId, string)>>([]);
    }

    private static async Task<(TestLibrary Lib, Dictionary<PersonId, string> Addresses)> Open(Engine engine)
    {
        var book = new Dictionary<PersonId, string>();
        var lib = await TestLibrary.Create(engine, also: s =>
        {
            s.AddSingleton<PatronBook>();
            s.RemoveAll<IPatronStanding>();
            s.AddScoped<IPatronStanding, PatronsOfTest>();
            s.RemoveAll<ISignInLookup>();
            s.AddScoped<ISignInLookup>(_ => new Addresses(book));
        });
        return (lib, book);
    }

    private static async Task<Outcome<Nothing>> Mail(TestLibrary lib, PersonId patron, DateTimeOffset since, Guid? key = null)
    {
        await using var desk = lib.AsStaff("desk");
        return await desk.Get<MailReceipt>().Do(new MailReceiptRequest(patron, since, "https://bieb.example", key));
    }

    private static async Task<List<MailRow>> Mails(TestLibrary lib)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<For<ServiceMail>>().Set<MailRow>().ToListAsync();
    }

    [Theory, BothDatabases]
    public async Task A_mailed_receipt_has_kinds_and_days_and_no_title(Engine engine)
    {
        var (lib, addresses) = await Open(engine);
        await using var _ = lib;
        var patron = await lib.Patron();
        addresses[patron] = "samira@example.org";
        await lib.Lend(patron, await lib.Item());
        lib.Clock.Advance(TimeSpan.FromMinutes(1));
        var since = lib.Clock.GetUtcNow();
        await lib.Lend(patron, await lib.Item());
        await lib.Lend(patron, await lib.Item());
        await lib.Lend(patron, await lib.Item(material: "dvd"));
        Assert.True((await Mail(lib, patron, since)).Done);

        var mail = Assert.Single(await Mails(lib));
        Assert.Equal(("samira@example.org", "service", "receipt"), (mail.Address, mail.Lane, mail.Template));
        // Two books until Monday 23 March (21 days), one film until Monday 9 March (7 days); the book of the turn before is not on it.
        Assert.Contains("1 × Dvd, terug uiterlijk maandag 9 maart 2026\n2 × Boek, terug uiterlijk maandag 23 maart 2026\n", mail.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("https://bieb.example/mijn/leningen", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Momo", mail.Subject + mail.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_repeated_submit_mails_once(Engine engine)
    {
        var (lib, addresses) = await Open(engine);
        await using var _ = lib;
        var patron = await lib.Patron();
        addresses[patron] = "samira@example.org";
        var (since, key) = (lib.Clock.GetUtcNow(), Guid.NewGuid());
        await lib.Lend(patron, await lib.Item());
        Assert.True((await Mail(lib, patron, since, key)).Done);
        Assert.True((await Mail(lib, patron, since, key)).Done);
        Assert.Single(await Mails(lib));
    }

    [Theory, BothDatabases]
    public async Task Without_an_address_or_a_loan_nothing_is_mailed_and_the_reason_is_said(Engine engine)
    {
        var (lib, _) = await Open(engine);
        await using var disposed = lib;
        var patron = await lib.Patron();
        var since = lib.Clock.GetUtcNow();
        Assert.Equal(["receipt-empty"], (await Mail(lib, patron, since)).Codes());
        await lib.Lend(patron, await lib.Item());
        Assert.Equal(["receipt-no-address"], (await Mail(lib, patron, since)).Codes());
        await lib.Restrict(patron);
        Assert.Equal(["patron-not-visible"], (await Mail(lib, patron, since)).Codes());
        Assert.Empty(await Mails(lib));
    }

    [Fact]
    public void A_slip_says_whose_it_is_with_four_figures_and_a_letter()
    {
        var standing = new PatronStanding(default, "Samira el Amrani", "4821", "basis", 20, null, false, 30, ReadingHistoryChoice.Undecided, 0);
        Assert.Equal("4821 S.", Receipt.Of(new AtHome(standing, []), []).Whose);
    }

    [Theory, BothDatabases]
    public async Task A_closed_turn_is_carried_for_three_minutes(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var now = lib.Clock.GetUtcNow();
        var turn = new ClosedTurn(new PersonId(Guid.NewGuid()), now.AddMinutes(-4), now);
        Assert.Equal(turn.Patron, ClosedTurn.Read(turn.Write(), lib.Clock)!.Patron);
        lib.Clock.Advance(TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(1));
        Assert.Null(ClosedTurn.Read(turn.Write(), lib.Clock));
        Assert.Null(ClosedTurn.Read("x|y|z", lib.Clock));
    }
}
