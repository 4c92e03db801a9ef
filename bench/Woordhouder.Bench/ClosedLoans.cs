using Woordhouder.Bench.Baseline;

namespace Woordhouder.Bench;

/// <summary>
/// Closed loans by the million, written past the product: a hundred for each member, over the shelf and the two years before their titles were due to go.
/// Most of these members have nothing else: enrolling ten thousand would take longer than what is measured.
/// </summary>
internal static class ClosedLoans
{
    /// <param name="from">Number of the first one: each number makes another id.</param>
    public static async Task Add(BenchLibrary library, int from, int count)
    {
        await using var connection = await library.Raw.OpenAsync();
        var sqlite = library.Raw.Sqlite;
        foreach (var table in (string[])["some_member", "some_item"]) await RawEngine.ExecuteAsync(connection, $"DROP TABLE IF EXISTS {table}");
        await RawEngine.ExecuteAsync(connection, $"""
            CREATE TEMP TABLE some_member AS SELECT row_number() OVER () - 1 AS n, id FROM
            (SELECT 1 AS o, id FROM person UNION ALL SELECT 2, {Id("-", sqlite)} FROM {Numbers(sqlite)} n ORDER BY o LIMIT @p2) AS m
            """, 1, Math.Max(1, count / 100), Math.Max(1, count / 100));
        await RawEngine.ExecuteAsync(connection, "CREATE TEMP TABLE some_item AS SELECT row_number() OVER () - 1 AS n, id, title_id FROM item");
        await RawEngine.ExecuteAsync(connection, "CREATE INDEX some_member_n ON some_member (n)");
        await RawEngine.ExecuteAsync(connection, "CREATE INDEX some_item_n ON some_item (n)");
        var (day, instant) = sqlite ? ("date(@p2, '-' || (n.i % 730) || ' days')", "1000000 * n.i") : ("@p2 - n.i % 730", "to_timestamp(n.i)");
        await RawEngine.ExecuteAsync(connection, $"""
            INSERT INTO loan (id, patron_id, item_id, title_id, lent_on, material_type, genre_group, branch, checked_out_at, due_on, returned_on, returned_at, renewals, history, version)
            SELECT {Id("", sqlite)}, m.id, t.id, t.title_id, {day}, 'book', 'fiction', 'stad', {instant}, {day}, {day}, {instant}, 0, 0, 1
            FROM {Numbers(sqlite)} n JOIN some_member m ON m.n = n.i % (SELECT count(*) FROM some_member) JOIN some_item t ON t.n = n.i % (SELECT count(*) FROM some_item)
            """, from, from + count - 1, library.Raw.Day(LastDue(library)));
        await RawEngine.ExecuteAsync(connection, "ANALYZE loan");
    }

    /// <summary>The number as an id that sorts as it does.</summary>
    private static string Id(string sign, bool sqlite) => sqlite ? $"unhex(printf('%032x', {sign}n.i))" : $"lpad(to_hex({sign}n.i), 32, '{(sign == "-" ? "f" : "0")}')::uuid";

    private static string Numbers(bool sqlite) => sqlite
        ? "(WITH RECURSIVE n(i) AS (VALUES (@p0) UNION ALL SELECT i + 1 FROM n WHERE i < @p1) SELECT i FROM n)"
        : "(SELECT generate_series(@p0, @p1) AS i)";

    /// <summary>Titles of members who chose nothing go sixty days after return (statement, bew-titels): all of these are due.</summary>
    public static DateOnly LastDue(BenchLibrary library) => library.Today.AddDays(-62);
}
