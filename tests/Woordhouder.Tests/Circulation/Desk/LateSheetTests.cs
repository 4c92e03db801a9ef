using Woordhouder.Circulation;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Circulation.Desk;

/// <summary>How a sheet of what happened without the network is read.</summary>
public sealed class LateSheetTests
{
    private const string Card = "21315000000015";
    /// <summary>Monday 2 March 2026, 09:30 in Almere.</summary>
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);

    private static async Task<LateRead> Read(string text, LateKind kind = LateKind.CheckOut, DateTimeOffset? at = null)
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        return new LateSheet(lib.Library, kind, at, lib.Clock.GetUtcNow()).Read(text);
    }

    private static string[] Codes(LateRead read) => [.. read.Faults.Select(f => $"{f.Line} {f.Why.Code}")];

    [Fact]
    public async Task Lines_of_a_file_say_what_who_and_when_in_the_time_of_the_library()
    {
        var read = await Read($"wat;pas;nummer;tijd\r\nuit;{Card};30127000000153;2026-03-02 09:30\r\nin;;30127000001391;1-3-2026 17.05\r\nuit;2131 5000 0000 15;30127000001383;2026-01-29 10:00\n");
        Assert.Equal(["4 late-when"], Codes(read));
        Assert.Equal([new LateEntry(2, LateKind.CheckOut, Card, "30127000000153", Morning), new LateEntry(3, LateKind.CheckIn, "", "30127000001391", new DateTimeOffset(2026, 3, 1, 16, 5, 0, TimeSpan.Zero))], read.Entries);
    }

    [Fact]
    public async Task A_card_is_scanned_before_its_items()
    {
        var read = await Read($"{Card}\n30127000000153\n30127000001391\n*KLAAR\n30127000001383\n", at: Morning);
        Assert.Equal(["5 card-first"], Codes(read));
        Assert.Equal([(2, Card, "30127000000153"), (3, Card, "30127000001391")], read.Entries.Select(e => (e.Line, e.Card, e.Barcode)));
        Assert.Equal(["1 late-time"], Codes(await Read("30127000000153", LateKind.CheckIn)));
        Assert.Equal([LateKind.CheckIn], (await Read("30127000000153", LateKind.CheckIn, Morning)).Entries.Select(e => e.Kind));
    }

    [Theory]
    [InlineData("", "0 late-nothing")]
    [InlineData("uit;21315000000015;30127000000153", "1 late-fields")]
    [InlineData("mee;21315000000015;30127000000153;2026-03-02 09:30", "1 late-kind")]
    [InlineData("uit;;30127000000153;2026-03-02 09:30", "1 late-no-card")]
    [InlineData("uit;21315000000015;;2026-03-02 09:30", "1 late-no-item")]
    [InlineData("uit;21315000000015;30127000000153;gisteren", "1 late-time")]
    [InlineData("uit;21315000000015;30127000000153;2026-03-02 10:01", "1 late-when")] // a minute ahead
    [InlineData("uit;\"2131", "1 csv-quote-open")]
    [InlineData("*ONGEDAAN", "1 late-no-item")]
    public async Task What_is_not_right_is_said_with_its_line(string text, string expected) => Assert.Equal([expected], Codes(await Read(text, at: Morning)));

    [Fact]
    public async Task More_than_200_lines_come_in_parts()
    {
        var read = await Read(string.Join('\n', Enumerable.Range(0, 205).Select(n => $"in;;3012700{n:D7};2026-03-02 09:30")));
        Assert.Equal(["201 late-too-many"], Codes(read));
    }

    [Theory]
    [InlineData(2026, 3, 28, 9, 0, 8)] // winter time
    [InlineData(2026, 3, 29, 9, 0, 7)] // the clock went forward in the night
    [InlineData(2026, 10, 25, 9, 0, 8)] // and back
    public async Task The_time_of_the_clock_holds_on_the_days_on_which_it_is_set(int year, int month, int day, int hour, int minute, int utc)
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        Assert.Equal(new DateTimeOffset(year, month, day, utc, minute, 0, TimeSpan.Zero), lib.Library.InstantOf(new DateTime(year, month, day, hour, minute, 0)));
    }
}
