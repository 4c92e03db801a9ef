using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

internal sealed record ChooseCalendarTitlesRequest(PersonId Person, bool WithTitles);

/// <summary>Titles in the calendar or only numbers; the address stays the same.</summary>
internal sealed class ChooseCalendarTitles(For<Lending> data)
{
    public async Task<Outcome<Nothing>> Do(ChooseCalendarTitlesRequest request, CancellationToken ct = default)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("calendar-not-now");
        if (await data.Track<CalendarLink>().FirstOrDefaultAsync(l => l.PatronId == request.Person, ct) is not { } link) return new Refusal("calendar-off");
        link.WithTitles = request.WithTitles;
        await data.Save(ct);
        return new Nothing();
    }
}
