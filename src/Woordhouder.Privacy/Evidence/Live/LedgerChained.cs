using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Taking a line out of the ledger is seen. Walks it by number: a number left out, a line that does not carry the fingerprint of the one before, a fingerprint
/// that is not that of its own contents, a line dated before the one above it, and a text that may be about somebody. A line is the SHA-256 of number, ticks
/// of the moment, run, schedule, table, action, rows, rule, version and previous fingerprint, joined by line feeds. Also counts the journal of protection:
/// lines not shipped after an hour, and lines in the database for longer than 36 days and the night after.
/// </summary>
internal sealed partial class LedgerChained() : LiveEvidence("ledger.chained",
    "A_ledger_line_changed_taken_out_or_made_up_is_seen", "A_journal_of_protection_that_is_not_shipped_is_seen")
{
    protected override async Task At(Look look)
    {
        var (number, previous, moment) = (0L, "", DateTimeOffset.MinValue);
        foreach (var line in await look.Rows($"SELECT number, at, run, schedule, \"table\", action, rows, rule, statement_version, previous, hash FROM ledger ORDER BY number"))
        {
            look.Seen(1);
            var (nr, at, hash) = (Look.Number(line[0]), Look.Instant(line[1]), (string)line[10]!);
            string[] texts = [(string)line[2]!, (string)line[3]!, (string)line[4]!, (string)line[5]!, (string)line[7]!];
            var contents = string.Join('\n', nr.ToString(CultureInfo.InvariantCulture), at.UtcTicks.ToString(CultureInfo.InvariantCulture), texts[0], texts[1], texts[2], texts[3],
                Look.Number(line[6]).ToString(CultureInfo.InvariantCulture), texts[4], Look.Number(line[8]).ToString(CultureInfo.InvariantCulture), (string)line[9]!);
            var right = nr == number + 1 && (string)line[9]! == previous && at >= moment
                && Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contents))) == hash && !texts.Any(t => AboutSomebody().IsMatch(t));
            if (!right) look.Bad(1);
            (number, previous, moment) = (nr, hash, at);
        }
        await look.Count("protection t", $"(t.shipped = {false} AND t.at < {look.Now.AddHours(-1)}) OR t.at < {look.StartOf(look.Today.AddDays(-37))}");
    }

    /// <summary>An address, a card or other long number, a date, or a uuid.</summary>
    [GeneratedRegex(@"@|\d{6}|\d{1,4}-\d{1,2}-\d{1,4}|[0-9a-f]{8}-[0-9a-f]{4}", RegexOptions.IgnoreCase)]
    private static partial Regex AboutSomebody();
}
