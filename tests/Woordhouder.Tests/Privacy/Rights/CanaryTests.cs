using System.Globalization;
using System.Text;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Architecture;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Privacy.Rights;

/// <summary>
/// A marker in every text column and a unique value in every other personal column of one person: all of them are in the access report, and after erasure
/// neither the raw dump of the database nor any file under the data folder holds one, except what is kept or stays as a fact by name (architecture §8.2).
/// </summary>
public sealed class CanaryTests
{
    [Theory, BothDatabases]
    public async Task Every_personal_column_is_in_the_report_and_gone_after_erasure(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol("Kanarie");
        var registry = ((ProgramFactsReader)lib.App.Services.GetService(typeof(ProgramFactsReader))!).Registry;
        var markers = new List<(string Table, string Column, string Marker, bool Stays, bool Secret)>();
        var n = 0;
        foreach (var table in registry.Tables.Where(t => t.Marks[0].Parent is null && t.Entity != typeof(Consultation)))
        {
            if (await Put(lib, table, person) is false) continue;
            foreach (var column in table.Columns.Where(c => c.Mark is not null && !c.IsKey(table) && c.Type == typeof(string)))
            {
                var marker = string.Create(CultureInfo.InvariantCulture, $"kanarie{++n:000}zingt");
                try { await lib.Raw($"UPDATE {table.Table} SET \"{column.Column}\" = @p0 WHERE {table.Marks[0].KeyColumn} = @p1", marker, Value(engine, person)); }
                catch (Exception e) when (e is Npgsql.PostgresException or Microsoft.Data.Sqlite.SqliteException) { continue; } // a column of fixed length: too short for the marker
                markers.Add((table.Table, column.Column, marker, table.Marks[0].Mark.OnErasure == Erasure.Keep || (table.Marks[0].Mark.OnErasure == Erasure.Dissociate && column.Mark!.Remains), column.Mark!.Secret));
            }
        }
        // An open loan or charge would hold the erasure: the book is back, and paid.
        await lib.Raw("UPDATE loan SET returned_on = lent_on");
        await lib.Raw("UPDATE charge SET state = 2");
        Assert.True(markers.Count > 25, $"only {markers.Count} columns were marked");

        await using (var scope = lib.AsMember(person))
        {
            var report = ReportDocument.JsonText(await scope.Get<AccessReport>().Of(person, "nl"));
            Assert.Empty(markers.Where(m => !m.Secret && !report.Contains(m.Marker, StringComparison.Ordinal)).Select(m => $"{m.Table}.{m.Column} is not in the access report"));
            Assert.Empty(markers.Where(m => m.Secret && report.Contains(m.Marker, StringComparison.Ordinal)).Select(m => $"{m.Table}.{m.Column} shows a secret"));
        }
        await using (var scope = lib.AsMember(person)) Assert.True((await scope.Get<Erase>().Do(person)).Done);

        var left = await Dump(lib, engine);
        Assert.Empty(markers.Where(m => !m.Stays && left.Contains(m.Marker, StringComparison.Ordinal)).Select(m => $"{m.Table}.{m.Column} is still there after erasure"));
    }

    [Theory, BothDatabases]
    public async Task What_stays_of_somebody_erased_has_an_end(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol("Kanarie", history: ReadingHistoryChoice.Keep);
        await using (var scope = lib.AsMember(person)) Assert.True((await scope.Get<Erase>().Do(person)).Done);
        Assert.Single(await lib.Raw("SELECT 1 FROM consent WHERE withdrawn_at IS NOT NULL"));
        Assert.Empty(await lib.Raw("SELECT 1 FROM consent WHERE withdrawn_at IS NULL"));
    }

    [Theory, BothDatabases]
    public async Task A_representative_who_is_erased_stands_in_no_link_and_no_session_of_the_child(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Enrol("Postma", bornOn: "1-1-2015");
        var parent = new PersonId(Sql.Guid((await lib.Raw("SELECT representative_id FROM representation"))[0][0]!));
        await using (var scope = lib.AsMember(parent)) Assert.True((await scope.Get<Erase>().Do(parent)).Done);
        Assert.Empty(await lib.Raw("SELECT 1 FROM representation"));
        Assert.Empty(await lib.Raw("SELECT 1 FROM representative"));
        Assert.Single(await lib.Raw("SELECT 1 FROM person"));
    }

    private static object Value(Engine engine, PersonId person) => engine == Engine.Sqlite ? person.Value.ToByteArray(true) : person.Value;

    /// <summary>At least one row about the person: enrolment made most of them; the others get a minimal one.</summary>
    private static async Task<bool> Put(TestLibrary lib, RegistryTable table, PersonId person)
    {
        await using var scope = lib.AsLibrary();
        var unit = scope.Get<Unit>();
        var db = unit.Across();
        var sql = Sql.For(db);
        var key = table.Marks[0].KeyColumn;
        if (Convert.ToInt64((await lib.Raw($"SELECT count(*) FROM {table.Table} WHERE {key} = @p0", sql.Value(person)))[0][0], CultureInfo.InvariantCulture) > 0) return true;
        using var model = Models.Sqlite();
        var entity = model.Model.FindEntityType(table.Entity)!;
        var values = new List<object>();
        var columns = new List<string>();
        foreach (var property in entity.GetProperties().Where(p => !p.IsNullable || p.Name == table.Marks[0].Mark.Key))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            columns.Add(Sql.Quote(table.Column(property.Name).Column));
            values.Add(Minimal(property.Name == table.Marks[0].Mark.Key ? typeof(PersonId) : type));
        }
        await lib.Raw($"INSERT INTO {table.Table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", values.Select((_, i) => "@p" + i))})", [.. values]);
        return true;

        object Minimal(Type type) => 0 switch
        {
            _ when type == typeof(PersonId) => sql.Value(person),
            _ when type == typeof(string) => "",
            _ when type == typeof(bool) => sql.Value(false),
            _ when type == typeof(DateOnly) => sql.Value(lib.Today),
            _ when type == typeof(DateTimeOffset) => sql.Value(lib.Clock.GetUtcNow()),
            _ when type == typeof(int) || type == typeof(long) || type.IsEnum => 1,
            _ when type == typeof(byte[]) => new byte[] { 1 },
            _ => sql.Value(Guid.CreateVersion7()),
        };
    }

    /// <summary>Every byte that is left: the database's rows (PostgreSQL) or its file (SQLite, secure_delete), and every other file under the data folder.</summary>
    private static async Task<string> Dump(TestLibrary lib, Engine engine)
    {
        var text = new StringBuilder();
        if (engine == Engine.Postgres)
        {
            foreach (var table in (await lib.Raw("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")).Select(r => (string)r[0]!))
                foreach (var row in await lib.Raw($"SELECT row_to_json(t)::text FROM {table} t")) text.Append(row[0]);
        }
        foreach (var file in Directory.EnumerateFiles(lib.DataFolder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(await reader.ReadToEndAsync());
        }
        return text.ToString();
    }
}
