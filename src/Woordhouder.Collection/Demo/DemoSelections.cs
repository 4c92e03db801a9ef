using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>Two lists of the demo library: one on the site, one that the office still works on.</summary>
internal sealed class DemoSelections(Things things, SaveSelection save, AddToSelection add, TimeProvider clock) : IDemoData
{
    public async Task Fill(CancellationToken ct)
    {
        await Make(new SelectionForm { NameNl = "Voorlezen aan kleuters", NameEn = "Reading aloud to young children", IntroNl = "Prentenboeken die het goed doen in de kring. Gekozen voor de onderbouw.", IntroEn = "Picture books that do well in the circle. Chosen for the first years of school.", Published = true }, "picture-books", ct);
        await Make(new SelectionForm { NameNl = "Spannend voor de vakantie", NameEn = "Suspense for the holidays" }, "thrillers", ct);
    }

    private async Task Make(SelectionForm form, string genre, CancellationToken ct)
    {
        var id = (await save.Do(new SaveSelectionRequest(Guid.CreateVersion7(clock.GetUtcNow()), null, form), ct)).Value;
        foreach (var title in await things.Set<Title>().Where(t => t.GenreGroup == genre).OrderBy(t => t.SortName).Take(8).Select(t => t.Id).ToListAsync(ct)) await add.Do(new AddToSelectionRequest(id, null, title), ct);
    }
}
