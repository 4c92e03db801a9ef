using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Patrons;

/// <summary>Today, at the end of the term that was paid for, or after one month where the subscription was renewed tacitly (BW 6:236(j), D44).</summary>
internal enum CancelWhen { Today = 1, EndOfTerm = 2, InAMonth = 3 }

internal sealed record CancelMembershipRequest(PersonId Person, CancelWhen When);

/// <summary>What somebody who leaves reads beforehand.</summary>
internal sealed record CancelChoices(DateOnly Today, DateOnly? EndOfTerm, DateOnly? InAMonth, IReadOnlyList<Refusal> Holds);

/// <summary>Ends a membership on a day that the member chooses. Open loans and charges do not refuse it: they postpone the end, and are named (D10).</summary>
internal sealed class CancelMembership(For<Membership> data, IEnumerable<IMayNotEndYet> holds, Post post, TimeProvider clock, Library library)
{
    public async Task<CancelChoices?> Choices(PersonId person, CancellationToken ct)
    {
        if (!await data.Open(person, ct)) return null;
        if (await data.Set<PatronMembership>().FirstOrDefaultAsync(m => m.PersonId == person, ct) is not { } membership) return null;
        var reasons = new List<Refusal>();
        foreach (var hold in holds) reasons.AddRange(await hold.Reasons(person, ct));
        return Choices(membership, library.Today(clock), reasons);
    }

    /// <returns>The last day of the membership, if nothing postpones it.</returns>
    public async Task<Outcome<DateOnly>> Do(CancelMembershipRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        if (await data.Set<Person>().AnyAsync(p => p.Id == request.Person && p.EndedOn != null, ct)) return new Refusal("membership-over");
        if (await data.Track<PatronMembership>().FirstOrDefaultAsync(m => m.PersonId == request.Person, ct) is not { } membership) return new Refusal("not-visible");
        if (membership.EndReason is EndReason.Death) return new Refusal("membership-over");
        var choices = Choices(membership, library.Today(clock), []);
        var day = request.When switch { CancelWhen.Today => choices.Today, CancelWhen.EndOfTerm => choices.EndOfTerm, CancelWhen.InAMonth => choices.InAMonth, _ => null };
        if (day is not { } last) return new Refusal("cancel-when") { Field = "When" };

        (membership.CancelledPer, membership.CancellationAskedOn, membership.EndReason, membership.EndPostponedOn) = (last, choices.Today, EndReason.Cancelled, null);
        membership.Version++;
        if (await data.Set<PatronContact>().FirstOrDefaultAsync(c => c.PersonId == request.Person, ct) is { Email: { } email } contact)
            post.Queue(request.Person, email, contact.Language, "membership-cancelled", ("date", last), ("library", library.Word.Statement.Controller.ShortName));
        try { await data.Save(ct); }
        catch (DbUpdateConcurrencyException) { return new Refusal("changed-elsewhere"); }
        return last;
    }

    private static CancelChoices Choices(PatronMembership membership, DateOnly today, IReadOnlyList<Refusal> reasons)
    {
        var month = today.AddMonths(1);
        var term = membership.EndsOn is { } ends && ends > today ? ends : (DateOnly?)null;
        return new CancelChoices(today, term, membership.TacitlyRenewedOn is not null && (term is null || month < term) ? month : null, reasons);
    }
}
