using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// A version starts when the privacy officer approved it, and stays word for word. Counts a version whose fingerprint is not that of its stored texts, an
/// approved one without approver, approved before it was proposed, or not dated later than the one before; a version in use that is not the last approved one
/// or bears another date; and consents, looks, sends and ledger lines under a version that was not approved yet. How much of a table a first sweep removed
/// cannot be told afterwards: the ledger knows how many rows went, not how many there were.
/// </summary>
internal sealed class VersionsChained() : LiveEvidence("versions.chained",
    "A_version_changed_after_its_approval_is_seen", "A_version_that_runs_without_approval_is_seen")
{
    protected override async Task At(Look look)
    {
        (DateOnly? before, DateTimeOffset approvedBefore, int inForce) = (null, DateTimeOffset.MinValue, 0);
        foreach (var row in await look.Rows($"SELECT number, date, hash, yaml, nl, en, proposed_at, approved_at, approved_as FROM statement_version ORDER BY number"))
        {
            look.Seen(1);
            var date = Look.Day(row[1]);
            var right = (string)row[2]! == Fingerprint((string)row[3]!, (string)row[4]!, (string)row[5]!);
            if (row[7] is { } at)
            {
                var approved = Look.Instant(at);
                right &= !string.IsNullOrEmpty((string?)row[8]) && approved >= Look.Instant(row[6]) && approved > approvedBefore && (before is null || date > before);
                (before, approvedBefore, inForce) = (date, approved, (int)Look.Number(row[0]));
            }
            if (!right) look.Bad(1);
        }
        if (inForce != look.Context.StatementVersion || before != look.Context.Statement.Version.Date) look.Bad(1);

        foreach (var (table, at) in new[] { ("ledger", "at"), ("evidence", "at"), ("consent", "given_at") })
            await look.Count($"{table} t", $"NOT EXISTS (SELECT 1 FROM statement_version v WHERE v.number = t.statement_version AND v.approved_at <= {new Plain("t." + at)})");
        await look.Count("send_log t", $"NOT EXISTS (SELECT 1 FROM statement_version v WHERE v.approved_at <= t.at)");
    }

    /// <summary>SHA-256 over name, length and text of the three files, with line feeds only and without a byte order mark.</summary>
    private static string Fingerprint(string yaml, string nl, string en)
    {
        var all = new StringBuilder();
        foreach (var (name, text) in new[] { ("statement.yaml", yaml), ("statement.nl.md", nl), ("statement.en.md", en) })
        {
            var plain = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
            all.Append(name).Append(' ').Append(plain.Length.ToString(CultureInfo.InvariantCulture)).Append('\n').Append(plain).Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}
