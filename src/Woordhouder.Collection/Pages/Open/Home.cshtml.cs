using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Open;

/// <summary>The first page: find a book, see whether we are open, log in; every module adds its own part (<see cref="IHomePart"/>).</summary>
internal sealed class HomeModel : LibraryPage
{
    public IReadOnlyList<HomePart> Above { get; private set; } = [];
    public IReadOnlyList<HomePart> Near { get; private set; } = [];
    public IReadOnlyList<HomePart> Parts { get; private set; } = [];

    public async Task OnGetAsync([FromServices] IEnumerable<IHomePart> parts, CancellationToken ct)
    {
        var shown = new List<(int Order, HomePart Part)>();
        foreach (var part in parts.OrderBy(p => p.Order))
            if (await part.For(ct) is { } found) shown.Add((part.Order, found));
        (Above, Near, Parts) = (From(0, 10), From(10, 20), From(20, int.MaxValue));

        IReadOnlyList<HomePart> From(int first, int next) => [.. shown.Where(s => s.Order >= first && s.Order < next).Select(s => s.Part)];
    }
}
