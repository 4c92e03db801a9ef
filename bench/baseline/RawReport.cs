using Woordhouder.Kernel;

namespace Woordhouder.Bench.Baseline;

/// <summary>The rows of an access report read plainly: the member's own tables and their loans with titles, seven prepared queries on one connection.</summary>
internal static class RawReport
{
    private static readonly string[] Queries =
    [
        "SELECT * FROM person WHERE id = @p0",
        "SELECT * FROM patron_name WHERE person_id = @p0",
        "SELECT * FROM patron_contact WHERE person_id = @p0",
        "SELECT * FROM patron_membership WHERE person_id = @p0",
        "SELECT * FROM card WHERE person_id = @p0",
        "SELECT * FROM consultation WHERE person_id = @p0",
        "SELECT l.*, t.name, i.barcode FROM loan l LEFT JOIN item i ON i.id = l.item_id LEFT JOIN title t ON t.id = i.title_id WHERE l.patron_id = @p0",
    ];

    /// <returns>How many rows were read.</returns>
    public static async Task<int> Read(System.Data.Common.DbConnection connection, RawEngine engine, PersonId person)
    {
        var count = 0;
        foreach (var sql in Queries)
        {
            await using var command = RawEngine.Command(connection, sql, engine.Id(person.Value));
            await using var reader = await command.ExecuteReaderAsync();
            var row = new object[reader.FieldCount];
            for (; await reader.ReadAsync(); count++) reader.GetValues(row);
        }
        return count;
    }
}
