using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Web.Simulation;

// Holds: people reserve what is lent and what stands on a shelf, the desks fetch, send and clear, most people come in time, some cancel or pause.
internal sealed partial class SimulatedLife
{
    private const double HoldsPerYear = 2;

    private async Task ReserveAsync(int day, CancellationToken ct)
    {
        var today = patrons.Count * HoldsPerYear / 365;
        for (var n = (int)today + (chance.Chance(today % 1) ? 1 : 0); n > 0 && patrons.Count > 0; n--) await ByThemselvesAsync((s, p) => ReserveAsync(s, p, ct));
        await ShelvesAsync(ct);
        await CollectAsync(day, ct);
    }

    private async Task ReserveAsync(Platform.Libraries.OpenScope scope, PersonId person, CancellationToken ct)
    {
        var barcode = out_.Count > 0 && chance.Chance(0.7) ? chance.Of([.. out_.Keys.Order(StringComparer.Ordinal)]) : chance.Of(barcodes);
        if (await scope.Get<IItems>().ByBarcode(barcode, ct) is not { } item) return;
        var outcome = await scope.Get<PlaceHold>().Do(new PlaceHoldRequest(person, item.TitleId, chance.Of(library.Settings.Branches).Id, TypedId.New<HoldId>(clock)), ct);
        if (!outcome.Done) return;
        Counts.Holds++;
        if (chance.Chance(0.08)) await scope.Get<CancelHold>().Do(new CancelHoldRequest(person, outcome.Value.Id), ct);
        else if (chance.Chance(0.08)) await scope.Get<SuspendHold>().Do(new SuspendHoldRequest(person, outcome.Value.Id, library.Today(clock).AddDays(1 + chance.Below(30))), ct);
    }

    /// <summary>Each branch scans what came in its crates, what is to be fetched and what must leave the shelf.</summary>
    private async Task ShelvesAsync(CancellationToken ct)
    {
        foreach (var branch in library.Settings.Branches)
        {
            List<string> scans = [];
            await using (var scope = Desk())
            {
                var shelf = await scope.Get<ShowShelf>().Of(branch.Id, ct);
                scans = [.. (await scope.Get<ShowCrates>().Of(branch.Id, ct)).Coming.Select(c => c.Item.Barcode), .. shelf.Clear.Select(c => c.Item.Barcode), .. shelf.Fetch.Select(f => f.Item.Barcode)];
            }
            foreach (var barcode in scans.Where(b => !out_.ContainsKey(b)))
            {
                await using var scope = Desk();
                await scope.Get<CheckIn>().Do(new CheckInRequest(barcode, branch.Id), ct);
            }
        }
    }

    /// <summary>Four of ten come on any day; who never comes makes place for the next.</summary>
    private async Task CollectAsync(int day, CancellationToken ct)
    {
        List<(PersonId Patron, ItemId Item, string Branch)> ready;
        await using (var scope = scopes.Open(library))
            ready = [.. (await scope.Get<For<Contracts.Lending>>().Set<Hold>().Where(h => h.EndedOn == null && h.ReadyAt != null).OrderBy(h => h.Id).Select(h => new { h.PatronId, h.ItemId, h.PickUp }).ToListAsync(ct)).Select(h => (h.PatronId, h.ItemId!.Value, h.PickUp))];
        foreach (var (patron, item, branch) in ready.Where(_ => chance.Chance(0.4)))
        {
            await using var scope = Desk();
            if (!(await scope.Get<IItems>().Of([item], ct)).TryGetValue(item, out var facts) || out_.ContainsKey(facts.Barcode)) continue;
            if (!(await scope.Get<CheckOut>().Do(new CheckOutRequest(patron, facts.Barcode, branch), ct)).Done) continue;
            out_[facts.Barcode] = (patron, day);
            (Counts.Loans, Counts.Collected) = (Counts.Loans + 1, Counts.Collected + 1);
        }
    }
}
