using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>A consultation that is still to be written: staff, or a terminal, opened a person's record for a purpose in this hour.</summary>
internal sealed record PendingConsultation(PersonId Person, PersonId Staff, string Purpose, DateTimeOffset Hour, string? Terminal = null);

internal static class Consultations
{
    /// <summary>One line per person, purpose, member of staff and hour: a second one in the hour adds nothing (unique index).</summary>
    public static async Task WriteAsync(LibraryDb db, IReadOnlyList<PendingConsultation> lines, CancellationToken ct)
    {
        foreach (var line in lines)
        {
            var sql = Sql.For(db);
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO consultation (id, person_id, staff_id, purpose, hour, terminal) VALUES ({0}, {1}, {2}, {3}, {4}, {5}) ON CONFLICT DO NOTHING",
                [sql.Value(Guid.CreateVersion7(line.Hour)), sql.Value(line.Person), sql.Value(line.Staff), line.Purpose, sql.Value(line.Hour), line.Terminal!], ct);
        }
    }
}
