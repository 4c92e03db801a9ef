using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Platform.Data;

/// <param name="Choice">Which members, in words without anybody's name.</param>
/// <param name="LeftOut">How many were left out, by reason.</param>
public sealed record HandOutRequest(string Purpose, IReadOnlyList<string> Fields, string Choice, string Reason, IReadOnlyDictionary<string, int> LeftOut, ListFormat Format);

/// <summary>Rows about many people on their way out, written down already. Only this becomes a file of people.</summary>
public sealed class HandedOut
{
    private readonly ListFormat format;
    private readonly IEnumerable<object?[]> rows;

    internal HandedOut(ListFormat format, int people, IEnumerable<object?[]> rows) => (this.format, People, this.rows) = (format, people, rows);

    public int People { get; }

    public ListFile File(string name, IReadOnlyList<string> heads) => new(format, name, heads, rows);
}

/// <summary>
/// The way out for a list of people (experience §d): reads for the library itself, so that the conditions of the purpose decide who is in it, and in the same
/// transaction writes one consultation for each person and one line in the register. What was not written down does not leave.
/// </summary>
public sealed class HandOut(LibraryScopes scopes, Library library, Actor actor, TimeProvider clock)
{
    /// <summary>Whoever has the role made for it, and a valid training.</summary>
    public static bool MayDo(Actor actor) => actor is { Kind: ActorKind.Staff, Trained: true } && actor.Roles.Contains(Audiences.Roles.MemberList);

    /// <param name="read">Given the services of the library's own scope: each person of the list with the cells of their row.</param>
    /// <exception cref="PurposeException">Somebody without the role.</exception>
    public async Task<HandedOut> Do(HandOutRequest request, Func<IServiceProvider, Task<IReadOnlyList<(PersonId Person, object?[] Cells)>>> read, CancellationToken ct = default)
    {
        if (!MayDo(actor) || actor.Person is not { } staff) throw new PurposeException("a list of people is handed out to the role made for it");
        await using var scope = scopes.Open(library);
        var unit = scope.Get<Unit>();
        var rows = await read(scope.Services);
        var now = clock.GetUtcNow();
        var hour = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour));
        await unit.Transact(async () =>
        {
            var db = unit.OfThings();
            await Consultations.WriteAsync(db, [.. rows.Select(r => new PendingConsultation(r.Person, staff, request.Purpose, hour))], ct);
            db.Add(new PeopleListRow
            {
                Id = Guid.CreateVersion7(now),
                At = now,
                Role = Audiences.Roles.MemberList,
                Purpose = request.Purpose,
                StatementVersion = library.Word.Number,
                People = rows.Count,
                LeftOut = string.Join(',', request.LeftOut.Where(l => l.Value > 0).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => FormattableString.Invariant($"{l.Key}={l.Value}"))),
                Fields = string.Join(',', request.Fields),
                Choice = request.Choice,
                Reason = request.Reason,
                Format = request.Format.ToKebab(),
            });
            return await db.SaveChangesAsync(ct);
        }, ct);
        return new HandedOut(request.Format, rows.Count, rows.Select(r => r.Cells));
    }
}
