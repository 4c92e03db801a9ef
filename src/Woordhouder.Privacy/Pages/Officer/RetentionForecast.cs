using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Privacy.Retention;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>Rows that come to the end of their period in one calendar year; the first year begins with what is due now.</summary>
internal sealed record ForecastYear(int Year, long MembersAndLoans, long Other);

/// <summary>
/// What the coming years will remove, by the sweep's own rules on the last day of each year. Rows of people who are still members are in no year:
/// their period has not begun.
/// </summary>
[AcrossFor<Contracts.Retention>]
internal sealed class RetentionForecast(LibraryScopes scopes, Library library, ProgramFactsReader program, TimeProvider clock)
{
    private const int Years = 7;

    public async Task<IReadOnlyList<ForecastYear>> Of(CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        var db = scope.Get<Unit>().Across();
        db.Rule = PurposeRule.Own;
        var rows = await db.Set<StatementVersionRow>().AsNoTracking().Where(v => v.ApprovedAt != null).OrderBy(v => v.ApprovedAt).ToListAsync(ct);
        var history = rows.Select(r => (r.ApprovedAt!.Value, ApprovedStatements.Of(r)!)).ToList();
        var first = library.Today(clock).Year;
        var result = new List<ForecastYear>();
        var (membersBefore, otherBefore) = (0L, 0L);
        for (var year = first; year < first + Years; year++)
        {
            var (members, other) = (0L, 0L);
            foreach (var rule in new SweepRules(program.Registry, library, Sql.For(db), new DateOnly(year + 1, 1, 1), history).All())
            {
                if (rule.Action == SweepAction.Clear) continue; // the row itself stays
                var due = await db.ScalarAsync($"SELECT count(*) FROM {rule.Table} t WHERE {rule.Condition}", rule.Values, ct);
                if (rule.Schedule == Schedule.Membership.ToKebab()) members += due;
                else other += due;
            }
            result.Add(new ForecastYear(year, members - membersBefore, other - otherBefore));
            (membersBefore, otherBefore) = (members, other);
        }
        return result;
    }
}
