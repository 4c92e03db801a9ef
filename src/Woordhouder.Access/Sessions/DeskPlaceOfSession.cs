using Microsoft.AspNetCore.Http;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Access;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.Sessions;

internal sealed class DeskPlaceOfSession(IHttpContextAccessor http, For<SignIn> data) : IDeskPlace
{
    private const int Loudest = 100;

    private Session? Here => http.HttpContext?.Features.Get<Session>() is { Kind: SessionKind.Staff } session ? session : null;

    public DeskPlace Now => new(Here?.Branch, Here?.Volume ?? Loudest);

    public async Task Keep(DeskPlace place, CancellationToken ct = default)
    {
        if (Here is not { } session || place == Now) return;
        var (id, volume) = (session.Id, (int?)Math.Clamp(place.Volume, 0, Loudest));
        await data.Update(data.Set<Session>().Where(s => s.Id == id), s => s.SetProperty(x => x.Branch, place.Branch).SetProperty(x => x.Volume, volume), ct);
        (session.Branch, session.Volume) = (place.Branch, volume);
    }
}
