using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.People;
using Woordhouder.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Retention;
using Woordhouder.Privacy.Rights;
using Woordhouder.Web.Hosting;

namespace Woordhouder.Web.Simulation;

/// <summary>What happened.</summary>
internal sealed class SimulatedCounts
{
    public int Enrolled, Left, Loans, Returns, Renewals, Choices, Restrictions, Erasures, Sweeps, Holds, Collected, Noticed, Charges, Settled;
}

/// <summary>
/// Years of a library in minutes (architecture §4): every day people enrol at the desk, borrow, bring back, renew, choose, leave, have their data put on hold
/// or erased – through the same use cases as the pages – and every night the jobs run on the moved clock.
/// </summary>
internal sealed partial class SimulatedLife(IServiceProvider services, Library library, LibraryClock clock, Randomness chance, int members, int years)
{
    /// <summary>Loans per member and year: enough to matter, few enough to live ten years in minutes.</summary>
    private const double LoansPerYear = 5;

    private readonly LibraryScopes scopes = services.GetRequiredService<LibraryScopes>();
    private readonly JobRunner jobs = services.GetRequiredService<JobRunner>();
    private readonly List<PersonId> patrons = [];
    private readonly Dictionary<string, (PersonId Patron, int Day)> out_ = [];
    private List<string> barcodes = [];
    private PersonId desk;

    public SimulatedCounts Counts { get; } = new();

    public async Task LiveAsync(Action<int, int> progress, CancellationToken ct)
    {
        await PrepareAsync(ct);
        var days = years * 365 + years / 4;
        var arrivals = members / (days * 0.9);
        var waiting = 0.0;
        var first = library.Today(clock);
        for (var day = 0; day < days; day++)
        {
            clock.MoveTo(library.StartOf(first.AddDays(day)).AddHours(12));
            if (day % 365 == 0) await TrainAsync(ct);
            for (waiting += arrivals; waiting >= 1 && Counts.Enrolled < members; waiting--) await EnrolAsync(ct);
            await LendAsync(day, ct);
            await ReserveAsync(day, ct);
            await SettleAsync(ct);
            await LivesGoOnAsync(ct);
            if (day % 30 == 0) await ReviewAsync(ct);
            await NightAsync(day == days - 1 || day % 30 == 29, ct);
            progress(day + 1, days);
        }
        await Caretaker.PumpAsync(scopes, library, ct);
    }

    private async Task PrepareAsync(CancellationToken ct)
    {
        // The demo's staff and collection; its people and loans are lived here.
        foreach (var data in services.GetServices<DemoDataInfo>().Where(d => d.Order is 10 or 20).OrderBy(d => d.Order))
        {
            await using var scope = scopes.Open(library);
            await data.Make(scope.Services).Fill(ct);
        }
        await using var rows = scopes.Open(library);
        barcodes = await rows.Get<Things>().Set<Collection.Item>().Where(i => i.WithdrawnOn == null).OrderBy(i => i.Barcode).Select(i => i.Barcode).ToListAsync(ct);
        desk = await rows.Get<For<Contracts.StaffAccess>>().Keys<StaffRole>().Where(r => r.Role == Platform.Web.Audiences.Roles.Desk).OrderBy(r => r.PersonId).Select(r => r.PersonId).FirstAsync(ct);
    }

    private async Task TrainAsync(CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        await scope.Get<EnterTraining>().Do(new TrainingRequest(desk, library.Today(clock), null, "simulation: yearly course"), ct);
        // The officer signs again, too: what is attested holds a year.
        foreach (var data in services.GetServices<DemoDataInfo>().Where(d => d.Order == 15)) await data.Make(scope.Services).Fill(ct);
    }

    /// <summary>At the desk, by somebody trained: openings are recorded as in life.</summary>
    private OpenScope Desk()
    {
        var scope = scopes.Bare(library);
        scope.Get<Actor>().ActAsStaff(desk, [Platform.Web.Audiences.Roles.Desk], trained: true);
        return scope;
    }

    private async Task EnrolAsync(CancellationToken ct)
    {
        var today = library.Today(clock);
        var born = today.AddDays(-(6 * 365 + chance.Below(74 * 365)));
        var young = born.AddYears(18) > today;
        var child = born.AddYears(16) > today;
        await using var scope = Desk();
        var outcome = await scope.Get<EnrolAtDesk>().Do(new EnrolAtDeskRequest(
            chance.Of(Names.Given), chance.Of(Names.Prefix), chance.Of(Names.Family), born.ToString("d-M-yyyy", System.Globalization.CultureInfo.InvariantCulture),
            $"13{10 + chance.Below(60)} {(char)('A' + chance.Below(18))}{(char)('A' + chance.Below(18))}", (1 + chance.Below(240)).ToString(System.Globalization.CultureInfo.InvariantCulture), null,
            chance.Of(Names.Streets), "Almere", young ? "jeugd" : chance.Chance(0.6) ? "basis" : "compleet", chance.Chance(0.7) ? $"lid{Counts.Enrolled}@voorbeeld.invalid" : null, null,
            child ? "Ouder " + chance.Of(Names.Family) : null, child ? $"ouder{Counts.Enrolled}@voorbeeld.invalid" : null, null,
            child ? null : chance.Below(3) switch { 0 => nameof(ReadingHistoryChoice.Keep), 1 => nameof(ReadingHistoryChoice.Forget), _ => null },
            chance.Chance(0.3), EvenIfLikelyKnown: true, "nl", "http://localhost"), ct);
        if (!outcome.Done) return;
        patrons.Add(outcome.Value.Person);
        Counts.Enrolled++;
    }

    private async Task LendAsync(int day, CancellationToken ct)
    {
        var branch = library.Settings.Branches[0].Id;
        foreach (var barcode in out_.Where(o => day - o.Value.Day >= (mislaid.Contains(o.Key) ? FoundAfter : 14 + o.Key[^2] % 10)).Select(o => o.Key).ToList())
        {
            mislaid.Remove(barcode);
            await using var scope = Desk();
            if ((await scope.Get<CheckIn>().Do(new CheckInRequest(barcode, branch), ct)).Done) Counts.Returns++;
            out_.Remove(barcode);
        }
        var today = patrons.Count * LoansPerYear / 365;
        for (var n = (int)today + (chance.Chance(today % 1) ? 1 : 0); n > 0 && patrons.Count > 0; n--)
        {
            var (patron, barcode) = (chance.Of(patrons), chance.Of(barcodes));
            if (out_.ContainsKey(barcode)) continue;
            await using var scope = Desk();
            if (!(await scope.Get<CheckOut>().Do(new CheckOutRequest(patron, barcode, branch), ct)).Done) continue;
            out_[barcode] = (patron, day);
            if (chance.Chance(0.03)) mislaid.Add(barcode);
            Counts.Loans++;
        }
    }

    /// <summary>A few people a day renew their subscription, change a choice, leave, have their data put on hold or erased.</summary>
    private async Task LivesGoOnAsync(CancellationToken ct)
    {
        if (patrons.Count == 0) return;
        // Most people renew: on average once a year each.
        var renewing = patrons.Count / 365.0 * 1.2;
        for (var n = (int)renewing + (chance.Chance(renewing % 1) ? 1 : 0); n > 0; n--)
        {
            await using var scope = Desk();
            var person = chance.Of(patrons);
            if (!await scope.Get<For<Contracts.Membership>>().Open(person, ct)) continue;
            if ((await scope.Get<RenewSubscription>().Do(new RenewSubscriptionRequest(person), ct)).Done) Counts.Renewals++;
        }
        if (chance.Chance(patrons.Count / 365.0 * 0.1)) await ByThemselvesAsync(async (s, p) =>
        {
            if ((await s.Get<ChooseReadingHistory>().Do(new ChooseReadingHistoryRequest(p, chance.Chance(0.5) ? ReadingHistoryChoice.Keep : ReadingHistoryChoice.Forget, "nl"), ct)).Done) Counts.Choices++;
        });
        if (chance.Chance(patrons.Count / 365.0 * 0.12)) await ByThemselvesAsync(async (s, p) =>
        {
            if (!(await s.Get<CancelMembership>().Do(new CancelMembershipRequest(p, CancelWhen.Today), ct)).Done) return;
            patrons.Remove(p);
            Counts.Left++;
        });
        if (chance.Chance(patrons.Count / 365.0 * 0.004)) await ByThemselvesAsync(async (s, p) =>
        {
            if ((await s.Get<Restrict>().Do(new RestrictRequest(p, RestrictionScope.File), ct)).Done) Counts.Restrictions++;
        });
        if (chance.Chance(patrons.Count / 365.0 * 0.004)) await ByThemselvesAsync(async (s, p) =>
        {
            if (!(await s.Get<Erase>().Do(p, ct)).Done) return;
            patrons.Remove(p);
            Counts.Erasures++;
        });
    }

    private async Task ByThemselvesAsync(Func<OpenScope, PersonId, Task> act)
    {
        var person = chance.Of(patrons);
        await using var scope = scopes.Bare(library);
        scope.Get<Actor>().ActAsMember(person, person);
        await act(scope, person);
    }

    /// <summary>A membership that ended by itself: its member comes no more.</summary>
    private async Task ForgetWhoLeftAsync(CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        var lately = library.Today(clock).AddDays(-3);
        foreach (var person in await scope.Get<For<Contracts.Membership>>().Keys<Person>().Where(p => p.EndedOn >= lately).Select(p => p.Id).ToListAsync(ct))
            if (patrons.Remove(person)) Counts.Left++;
    }

    /// <summary>Once a month the officer looks at what is held.</summary>
    private async Task ReviewAsync(CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        foreach (var hold in await scope.Get<ReviewHold>().Waiting(ct)) await scope.Get<ReviewHold>().Do(hold.Id, ct);
    }

    /// <summary>Events, mail and the jobs of the coming night. The evidence looks once a month and on the last day.</summary>
    private async Task NightAsync(bool evidence, CancellationToken ct)
    {
        await Caretaker.PumpAsync(scopes, library, ct);
        await jobs.RunDue(library, ct, name => name == "memberships");
        // Two hours lie between the end of memberships and the sweep: what happened at the one has arrived at the other.
        await Caretaker.PumpAsync(scopes, library, ct);
        await ForgetWhoLeftAsync(ct);
        var ran = await jobs.RunDue(library, ct, name => evidence || name != "evidence");
        Counts.Sweeps += ran.Count(name => name == "sweep");
    }
}
