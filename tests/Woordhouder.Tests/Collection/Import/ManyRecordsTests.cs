using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Collection.Marc;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Privacy.Versions;
using Woordhouder.Web.Simulation;
using Xunit;

namespace Woordhouder.Tests.Collection.Import;

/// <summary>Tests that measure the memory of the process: another test at the same time would count as growth.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuresMemory
{
    public const string Name = "measures the memory of the process";
}

/// <summary>Files of a hundred thousand records, good and rubbish, made while they are read: what an import keeps in memory does not grow with them.</summary>
[Collection(MeasuresMemory.Name)]
public sealed class ManyRecordsTests
{
    private const int Many = 100_000;

    private sealed class Made(int records, Func<int, byte[]> make) : ForwardStream
    {
        private byte[] piece = [];
        private int at, next;

        public override int Read(Span<byte> buffer)
        {
            if (at == piece.Length)
            {
                if (next == records) return 0;
                (piece, at) = (make(next++), 0);
            }
            var count = Math.Min(buffer.Length, piece.Length - at);
            piece.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        }
    }

    /// <summary>Measures at every tenth batch what is really in use.</summary>
    private sealed class Memory : IProgress<ImportProgress>
    {
        private long first;
        public long Growth { get; private set; }

        public void Report(ImportProgress value)
        {
            if (value.RecordsRead % 10_000 >= ReadRun.BatchSize) return;
            var now = GC.GetTotalMemory(forceFullCollection: true);
            if (value.RecordsRead < 30_000) first = Math.Max(first, now); // caches of words and stems are full by then
            else Growth = Math.Max(Growth, now - first);
        }
    }

    private static async Task<(ImportReport Report, long Growth)> Read(TestLibrary lib, Stream file)
    {
        await using var scope = lib.AsLibrary();
        var (report, memory) = (new ImportReport(), new Memory());
        await scope.Get<ImportRecords>().ReadAsync(file, "many.mrc", "", report, memory, default);
        return (report, memory.Growth);
    }

    [Fact]
    public async Task A_hundred_thousand_records_land_in_bounded_memory()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var (report, growth) = await Read(lib, new Made(Many, n => new Sample($"001 m-{n}", "008 260302s1982    ne     e      000 f dut d", $"100 1_ $aMaker, {Word(n * 7)}", $"245 10 $a{Word(n)} {Word(n + Many)}").Bytes()));
        Assert.Equal((Many, Many, 0), (report.RecordsRead, report.TitlesAdded, report.Rejected));
        Assert.Equal(Many, await lib.Count("title"));
        // The numbers that the file gave out take some forty bytes a record; a title itself takes kilobytes.
        Assert.InRange(growth, long.MinValue, 16 << 20);
    }

    [Fact]
    public async Task A_hundred_thousand_records_of_rubbish_are_listed_and_the_good_ones_between_them_land()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var random = new Randomness(1);
        var (report, growth) = await Read(lib, new Made(Many, n => n % 10_000 == 5_000 ? new Sample($"001 m-{n}", "008 260302s1982    ne     e      000 f dut d", "245 10 $aGoed").Bytes() : Rubbish(random)));
        Assert.Equal((Many, 10, Many - 10, ReadRun.MostRejectsKept), (report.RecordsRead, report.TitlesAdded, report.Rejected, report.RecordsRejected.Count));
        Assert.InRange(growth, long.MinValue, 16 << 20);
        await using var scope = lib.AsLibrary();
        Assert.Equal(10, await scope.Get<Things>().Set<Title>().CountAsync());
        Assert.Equal(0, await scope.Get<ShowImports>().InFile((await scope.Get<Things>().Set<ImportRun>().SingleAsync()).Id)); // nobody can tell what is in them
    }

    [Theory, BothDatabases]
    public async Task Of_a_file_with_a_field_without_end_only_that_record_is_lost(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        byte[] good = new Sample("001 a", "008 260302s1982    ne     e      000 f dut d", "245 10 $aEerste").Bytes(), last = new Sample("001 b", "008 260302s1982    ne     e      000 f dut d", "245 10 $aLaatste").Bytes();
        var (report, _) = await Read(lib, new EndlessField(1L << 28, [.. good, .. "00042nam a2200037 a 4500245000500000"u8, 0x1E], [0x1E, 0x1D, .. last]));
        Assert.Equal((3, 2, 1), (report.RecordsRead, report.TitlesAdded, report.Rejected));
        Assert.Contains("longer than 1 megabyte", report.RecordsRejected.Single().Reason, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task XML_with_entities_is_refused_and_nothing_of_it_is_in(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var record = new Sample("001 a", "008 260302s1982    ne     e      000 f dut d", "245 10 $aTitel").Xml();
        await using var scope = lib.AsLibrary();
        var atOnce = await scope.Get<OfferFile>().Do("a.xml", new MemoryStream(Encoding.UTF8.GetBytes($"<!DOCTYPE c [<!ENTITY a \"aaaaaaaaaa\">]><collection>{record}</collection>")));
        Assert.Equal("import.no-records", atOnce.Refusals[0].Code);
        // Behind what the first look sees: the record before it is in, and the report says that the one with it and all after it could not be read.
        var late = $"<collection>{record}{new string(' ', 1 << 16)}<record><!DOCTYPE c [<!ENTITY a \"aaaaaaaaaa\">]></record>{record}</collection>";
        var run = await ImportRunTests.Turn(lib, (await scope.Get<OfferFile>().Do("b.xml", new MemoryStream(Encoding.UTF8.GetBytes(late)))).Value);
        Assert.Equal((ImportState.Done, 3, 1, 2), (run.State, run.Read, run.Added, run.Rejected));
    }

    /// <summary>Another word for each number.</summary>
    private static string Word(int n)
    {
        var word = new StringBuilder("w");
        for (var rest = n; rest > 0; rest /= 17) word.Append("bcdfghjklmnprstvw"[rest % 17]).Append("aeiou"[rest % 5]);
        return word.ToString();
    }

    private static byte[] Rubbish(Randomness random)
    {
        var bytes = new byte[300];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)random.Below(256);
        bytes.AsSpan().Replace((byte)0x1D, (byte)'x');
        (bytes[0], bytes[40], bytes[^1]) = ((byte)'r', 0x1E, 0x1D);
        return bytes;
    }
}
