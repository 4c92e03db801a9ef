using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="ReturnedOn">At most a week back: when the book drop was emptied last, or the last day before.</param>
internal sealed record BeginTrolleyRequest(string Branch, DateOnly ReturnedOn);

/// <summary>Begins on what came out of the book drop. The day is said once, for everything in it: nobody is late because the library was closed.</summary>
internal sealed class BeginTrolley(Things things, Library library, TimeProvider clock)
{
    public const int MostDaysBack = 7;

    /// <summary>What lies in the book drop in the morning was brought since the branch was last open: that day counts. A branch that was closed all week: yesterday.</summary>
    public static DateOnly Usual(OpeningCalendar calendar, string branch, DateOnly today)
    {
        for (var n = 1; n <= MostDaysBack; n++)
            if (calendar.On(branch, today.AddDays(-n)).Open) return today.AddDays(-n);
        return today.AddDays(-1);
    }

    public async Task<Outcome<Guid>> Do(BeginTrolleyRequest request, CancellationToken ct = default)
    {
        var today = library.Today(clock);
        if (request.ReturnedOn > today || request.ReturnedOn < today.AddDays(-MostDaysBack)) return new Refusal("trolley-day", null, ("n", MostDaysBack)) { Field = "ReturnedOn" };
        var now = clock.GetUtcNow();
        var trolley = new Trolley { Id = Guid.CreateVersion7(now), Branch = request.Branch, ReturnedOn = request.ReturnedOn, BegunAt = now };
        things.Add(trolley);
        await things.Save(ct);
        return trolley.Id;
    }
}
