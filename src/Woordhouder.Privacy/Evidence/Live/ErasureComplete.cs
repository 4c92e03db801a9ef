using System.Security.Cryptography;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Who was erased is gone everywhere in the system. The ledger says that something was erased and not whose, so this takes the journal of protection of the last
/// weeks: it holds a keyed fingerprint of each erased person (HMAC-SHA-256 of the id under the library's key). Every row that still names a person with
/// such a fingerprint counts, in every table that the database has, except those of which the answer says that they stay and why. An erasure in the ledger
/// without its line in the journal counts too. Kept tables hold their reason in the code: that is structural.
/// </summary>
internal sealed class ErasureComplete() : LiveEvidence("erasure.complete", "A_row_left_of_somebody_who_was_erased_is_seen", "An_erasure_that_skips_a_table_is_seen")
{
    private static readonly string[] People = ["person_id", "patron_id", "represented_id", "representative_id", "acting_for", "borrower_id", "member_id"];

    /// <summary>Proof of what was done for the person and of who looked; the sentence for each is in the answer (D18).</summary>
    private static readonly string[] Stays =
        ["consent", "restriction", "deletion_hold", "charge", "consultation", "send_log", "security_event", "staff", "staff_account", "staff_role", "training"];

    protected override async Task At(Look look)
    {
        var erased = (await look.Rows($"SELECT subject, at FROM protection WHERE act = 'erased'")).Select(r => (Subject: (string)r[0]!, At: Look.Instant(r[1]))).ToList();
        foreach (var line in await look.Rows($"SELECT DISTINCT at FROM ledger WHERE run = 'erasure' AND at >= {look.Now.AddDays(-35)}"))
        {
            look.Seen(1);
            if (!erased.Any(e => (e.At - Look.Instant(line[0])).Duration() < TimeSpan.FromMinutes(1))) look.Bad(1);
        }
        if (erased.Count == 0) return;
        look.Seen(erased.Count);
        var key = Convert.FromHexString((string)(await look.Rows($"SELECT value FROM setting WHERE name = 'hash-key'"))[0][0]!);
        var gone = erased.Select(e => e.Subject).ToHashSet();
        var columns = (await look.Columns()).Where(c => (People.Contains(c.Column) || c is ("person", "id")) && !Stays.Contains(c.Table));
        foreach (var (table, column) in columns)
            foreach (var row in await look.Rows($"SELECT {new Plain(column)}, count(*) FROM {new Plain(table)} WHERE {new Plain(column)} IS NOT NULL GROUP BY {new Plain(column)}"))
                if (gone.Contains(Convert.ToHexStringLower(HMACSHA256.HashData(key, Look.Id(row[0]).ToByteArray(true))))) look.Bad(Look.Number(row[1]));
    }
}
