using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Privacy.Evidences.Live;
using Woordhouder.Privacy.Retention;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Evidence.Live;

public class OverdueTests
{
    [Fact]
    public void Each_schedule_of_the_evidence_has_a_row_that_is_too_late() =>
        Assert.Equal(OverdueSchedules.All.Select(o => o.Schedule).Order(), TooLateRows.All.Select(r => r.Schedule).Order());

    [Theory, BothDatabases]
    public async Task A_row_two_days_past_its_last_day_is_counted_by_its_own_schedule(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        foreach (var rows in TooLateRows.All)
        {
            await rows.Put(lib, rows.InTime);
            await lib.Holds("overdue." + rows.Schedule);
            await rows.Put(lib, rows.TooLate);
            await lib.Breaks("overdue." + rows.Schedule);
            foreach (var other in TooLateRows.All.Where(o => o != rows)) await lib.Holds("overdue." + other.Schedule);
            await TooLateRows.Clear(lib);
        }
    }

    [Theory, BothDatabases]
    public async Task A_sweep_that_keeps_rows_two_days_longer_turns_the_schedule_red(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        foreach (var rows in TooLateRows.All) await rows.Put(lib, rows.TooLate);
        await Sweep(lib, lib.Today.AddDays(-2));
        foreach (var rows in TooLateRows.All) await lib.Breaks("overdue." + rows.Schedule);

        await Sweep(lib, lib.Today);
        foreach (var rows in TooLateRows.All) await lib.Holds("overdue." + rows.Schedule);
    }

    [Theory, BothDatabases]
    public async Task A_sweep_without_the_rules_of_a_schedule_turns_it_red(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        foreach (var left in TooLateRows.All)
        {
            foreach (var rows in TooLateRows.All) await rows.Put(lib, rows.TooLate);
            await Sweep(lib, lib.Today, without: left.Schedule);
            await lib.Breaks("overdue." + left.Schedule);
            foreach (var rows in TooLateRows.All.Where(r => r != left)) await lib.Holds("overdue." + rows.Schedule);
            await TooLateRows.Clear(lib);
        }
    }

    [Theory, BothDatabases]
    public async Task A_hold_that_is_looked_at_in_time_keeps_a_row_out_and_one_past_its_day_does_not(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        var person = await TooLateRows.Member(lib, new DateOnly(2021, 2, 28), "patron_name");
        await lib.Put("deletion_hold", ("person_id", person), ("review_on", new DateOnly(2026, 3, 2)));
        await lib.Holds("overdue.membership");
        await lib.Run("UPDATE deletion_hold SET review_on = @p0", new DateOnly(2026, 3, 1));
        await lib.Breaks("overdue.membership");
    }

    [Theory, BothDatabases]
    public async Task A_longer_period_is_not_for_rows_made_before_it_and_a_shorter_one_is_for_all_after_two_days(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        // From 31 August 2024 eighteen months were over on 28 February 2026; two years would be over on 31 August 2026.
        await lib.Put("consultation", ("hour", new DateOnly(2024, 8, 31).Noon()));
        await lib.Run("UPDATE statement_version SET approved_at = @p0", new DateOnly(2023, 8, 1).Noon());
        await NewVersion(lib, 2, "period: P18M", "period: P24M", new DateOnly(2025, 1, 1));
        await lib.Breaks("overdue.consultation-log");
        await lib.Run("UPDATE statement_version SET approved_at = @p0 WHERE number = 2", new DateOnly(2024, 8, 1).Noon());
        await lib.Holds("overdue.consultation-log");

        await NewVersion(lib, 3, "period: P18M", "period: P12M", new DateOnly(2026, 3, 1));
        await lib.Holds("overdue.consultation-log");
        await lib.Run("UPDATE statement_version SET approved_at = @p0 WHERE number = 3", new DateOnly(2026, 2, 28).Noon());
        await lib.Breaks("overdue.consultation-log");
    }

    [Theory, BothDatabases]
    public async Task A_package_left_in_the_data_folder_is_counted_when_its_period_is_over(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        var file = Path.Combine(lib.DataFolder, "overzicht.html");
        await File.WriteAllTextAsync(file, "alles over Anna");
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 30, 11, 0, 0, DateTimeKind.Utc));
        await lib.Holds("overdue.rights-package");
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 29, 11, 0, 0, DateTimeKind.Utc));
        await lib.Breaks("overdue.rights-package");
    }

    [Theory, BothDatabases]
    public async Task A_table_of_requests_that_nobody_looks_into_proves_nothing(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        await lib.Holds("overdue.rights-request");
        await lib.Run("CREATE TABLE rights_request (id integer)");
        Assert.Null((await lib.Look("overdue.rights-request")).Violations);
    }

    /// <summary>The sweep's own rules, as of a day, without those of one schedule.</summary>
    private static async Task Sweep(TestLibrary lib, DateOnly day, string? without = null)
    {
        await using var scope = lib.AsLibrary();
        var unit = scope.Get<Unit>();
        var db = unit.Across();
        db.Rule = PurposeRule.Own;
        var history = (await db.Set<StatementVersionRow>().AsNoTracking().Where(v => v.ApprovedAt != null).OrderBy(v => v.ApprovedAt).ToListAsync())
            .Select(r => (r.ApprovedAt!.Value, StatementReader.Read(new StatementFiles(r.Yaml, r.Nl, r.En)).Statement!)).ToList();
        var rules = new SweepRules(scope.Get<ProgramFactsReader>().Registry, lib.Library, Sql.For(db), day, history).All().Where(r => r.Schedule != without).ToList();
        var row = Sql.For(db).Sqlite ? "rowid" : "ctid";
        await unit.Transact(async () =>
        {
            foreach (var rule in rules)
            {
                var some = $"{row} IN (SELECT t.{row} FROM {rule.Table} t WHERE {rule.Condition})";
                await db.ExecuteAsync(rule.Action == SweepAction.Delete ? $"DELETE FROM {rule.Table} WHERE {some}"
                    : $"UPDATE {rule.Table} SET {string.Join(", ", rule.Columns.Select(c => c + " = NULL"))} WHERE {some}", rule.Values, default);
            }
            return 0;
        });
    }

    private static async Task NewVersion(TestLibrary lib, int number, string was, string becomes, DateOnly approved)
    {
        var yaml = (string)(await lib.Raw("SELECT yaml FROM statement_version WHERE number = 1"))[0][0]!;
        await lib.Put("statement_version", ("number", number), ("date", new DateOnly(2027, 1, number)), ("yaml", yaml.Replace(was, becomes, StringComparison.Ordinal)),
            ("proposed_at", approved.Noon()), ("approved_at", approved.Noon()), ("approved_as", "privacy-officer"));
    }
}
