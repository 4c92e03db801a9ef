using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Others;

/// <summary>What came in last, on the first page of the site: the same for everybody (Wsob art. 4).</summary>
internal sealed class NewArrivals(NewTitles titles) : IHomePart
{
    private const int Shown = 6;

    public int Order => 20;

    public async Task<HomePart?> For(CancellationToken ct = default)
    {
        var newest = await titles.Find(null, null, ct, Shown);
        return newest.Count == 0 ? null : new HomePart("/Pages/Open/_NewArrivals.cshtml", newest);
    }
}
