using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Key">One-time key of the form: with the number of a line it is that line's.</param>
internal sealed record EnterLaterRequest(IReadOnlyList<LateEntry> Entries, string Branch, Guid Key);

/// <summary>What became of one line.</summary>
/// <param name="Failed">Only where the library changed after the sheet was judged.</param>
internal sealed record LateDone(LateEntry Entry, ItemFacts? Item, LentLater? Lent, ReturnedLater? Returned, IReadOnlyList<Refusal> Failed);

/// <summary>Enters a sheet of what happened without the network: judged whole, then line by line in the order in which it happened. May be sent again.</summary>
internal sealed class EnterLater(For<Lending> data, IPatronStanding patrons, IItems items, LendLater lend, ReturnLater takeBack, Library library)
{
    /// <summary>What is wrong with a sheet: cards and numbers that nobody knows, members whose data stand still. Empty: it can be entered.</summary>
    public async Task<IReadOnlyList<LateFault>> Check(IReadOnlyList<LateEntry> entries, CancellationToken ct)
    {
        var cards = new Dictionary<string, Refusal?>();
        foreach (var card in entries.Where(e => e.Kind == LateKind.CheckOut).Select(e => e.Card).Distinct())
            cards[card] = await patrons.ByCard(card, ct) is not { } found ? new Refusal("late-card-unknown") : await data.Open(found.Person, ct) ? null : CheckOut.NotForLending(library);
        var numbers = new Dictionary<string, Refusal?>();
        foreach (var number in entries.Select(e => e.Barcode).Distinct())
            numbers[number] = await items.ByBarcode(number, ct) is null ? new Refusal("unknown-number", null, ("number", number)) : null;
        return [.. entries.SelectMany(e => new[] { e.Kind == LateKind.CheckOut ? cards[e.Card] : null, numbers[e.Barcode] }.OfType<Refusal>().Select(why => new LateFault(e.Line, why)))];
    }

    public async Task<Outcome<IReadOnlyList<LateDone>>> Do(EnterLaterRequest request, CancellationToken ct = default)
    {
        if ((await Check(request.Entries, ct)).Count > 0) return new Refusal("late-faults");
        var done = new List<LateDone>();
        foreach (var entry in request.Entries.OrderBy(e => e.At).ThenBy(e => e.Line)) done.Add(entry.Kind == LateKind.CheckOut ? await Lend(entry, request, ct) : await TakeBack(entry, request, ct));
        return Outcome.Of<IReadOnlyList<LateDone>>(done);
    }

    private async Task<LateDone> Lend(LateEntry entry, EnterLaterRequest request, CancellationToken ct)
    {
        if (await patrons.ByCard(entry.Card, ct) is not { } card) return new LateDone(entry, null, null, null, [new Refusal("late-card-unknown")]);
        var outcome = await lend.Do(new LendLaterRequest(card.Person, entry.Barcode, request.Branch, entry.At, KeyOf(request.Key, entry.Line)), ct);
        if (!outcome.Done) return new LateDone(entry, await items.ByBarcode(entry.Barcode, ct), null, null, outcome.Refusals);
        var lent = card.Usable || outcome.Value.Already ? outcome.Value : outcome.Value with { Mind = [new Refusal("late-card-ended"), .. outcome.Value.Mind] };
        return new LateDone(entry, lent.Item, lent, null, []);
    }

    private async Task<LateDone> TakeBack(LateEntry entry, EnterLaterRequest request, CancellationToken ct)
    {
        var outcome = await takeBack.Do(new ReturnLaterRequest(entry.Barcode, request.Branch, entry.At, KeyOf(request.Key, entry.Line)), ct);
        return outcome.Done ? new LateDone(entry, outcome.Value.Item, null, outcome.Value, []) : new LateDone(entry, null, null, null, outcome.Refusals);
    }

    private static Guid KeyOf(Guid form, int line)
    {
        var bytes = form.ToByteArray();
        foreach (var (n, b) in BitConverter.GetBytes(line).Index()) bytes[12 + n] ^= b;
        return new Guid(bytes);
    }
}
