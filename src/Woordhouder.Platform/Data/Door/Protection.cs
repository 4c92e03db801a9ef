using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Data;

/// <summary>
/// The journal of protection (D14): whatever a restored backup must not undo is written down in the transaction that does it. A use case cannot forget it:
/// every save looks for a consent withdrawn, an objection and a restriction, and these rows cannot be changed in any other way.
/// </summary>
internal static class Protection
{
    private static readonly HashSet<Type> Watched = [typeof(ConsentRow), typeof(ObjectionRow), typeof(RestrictionRow)];

    /// <exception cref="PurposeException">A set-based write on rows that protect somebody: the journal would not see it.</exception>
    public static void RefuseSetBased(Type row)
    {
        if (Watched.Contains(row)) throw new PurposeException($"{row.Name} is changed row by row (Track and Save), so that the journal of protection sees it");
    }

    /// <summary>Adds the lines for what is about to be saved.</summary>
    public static void Journal(LibraryDb db, Library library, DateTimeOffset now)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => Watched.Contains(e.Metadata.ClrType)).ToList())
            if (Act(entry) is var (act, table, person, detail)) db.Add(Line(library, now, act, table, person, detail));
    }

    public static ProtectionRow Line(Library library, DateTimeOffset now, string act, string table, PersonId person, string detail) =>
        new() { Id = Guid.CreateVersion7(now), At = now, Act = act, Table = table, Subject = Subject(library, person), Detail = detail };

    /// <summary>HMAC-SHA-256 of the id under the library's own key: a stranger cannot link two lines to a person.</summary>
    public static string Subject(Library library, PersonId person) => Convert.ToHexStringLower(HMACSHA256.HashData(library.HashKey, person.Value.ToByteArray(true)));

    /// <summary>The lines for rows that are new and are written past the change tracker.</summary>
    public static IReadOnlyList<ProtectionRow> LinesOfNew<T>(IEnumerable<T> rows, Library library, DateTimeOffset now) where T : class =>
        !Watched.Contains(typeof(T)) ? [] : [.. rows.Select(r => ActOfNew(r)).OfType<(string Act, string Table, PersonId Person, string Detail)>().Select(a => Line(library, now, a.Act, a.Table, a.Person, a.Detail))];

    private static (string Act, string Table, PersonId Person, string Detail)? ActOfNew(object row) => row switch
    {
        ObjectionRow o => ("objected", "objection", o.PersonId, o.Purpose),
        RestrictionRow r => ("restricted", "restriction", r.PersonId, r.Extent),
        _ => null,
    };

    private static (string Act, string Table, PersonId Person, string Detail)? Act(EntityEntry entry) => (entry.State, entry.Entity) switch
    {
        (EntityState.Added, var row) => ActOfNew(row),
        (EntityState.Modified, ConsentRow { WithdrawnAt: not null } c) when Changed(entry, nameof(c.WithdrawnAt)) => ("withdrawn", "consent", c.PersonId, c.Purpose),
        (EntityState.Modified, ObjectionRow { LiftedAt: not null } o) when Changed(entry, nameof(o.LiftedAt)) => ("lifted", "objection", o.PersonId, o.Purpose),
        (EntityState.Modified, RestrictionRow { EndedAt: not null } r) when Changed(entry, nameof(r.EndedAt)) => ("lifted", "restriction", r.PersonId, r.Extent),
        _ => null,
    };

    private static bool Changed(EntityEntry entry, string property) => entry.Property(property).IsModified;
}
