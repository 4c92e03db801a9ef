using System.Text;
using Woordhouder.Patrons;
using Woordhouder.Platform.Imports;
using Woordhouder.Platform.Texts;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Patrons;
using Woordhouder.Tests.Privacy.Versions;
using static Woordhouder.Tests.Platform.Imports.ImportLibrary;

namespace Woordhouder.Tests.Platform.Imports;

/// <summary>What holds for every file from another system, shown with members.</summary>
public sealed class ImportFileTests
{
    [Theory, BothDatabases]
    public async Task A_file_with_one_fault_changes_nothing_and_every_fault_is_told_with_line_and_column(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var report = await lib.Import("patrons", TheFile(Patron(1), Patron(2, "postcode=13", "email=jan"), Patron(3, "born_on=31-2-1980"), Patron(4)));
        Assert.Equal((ImportEnd.Refused, 4, 0), (report.End, report.Rows, report.Added));
        Assert.Equal("3 postcode postcode-unknown; 3 email email-without-at; 4 born_on import-day", report.Codes());
        Assert.Equal((0, 0, 0), (await lib.Count("person"), await lib.Count("card"), await lib.Count("imported_file")));
    }

    [Theory, BothDatabases]
    public async Task A_check_says_what_would_happen_and_changes_nothing(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Import("patrons", TheFile(Patron(1)));
        var report = await lib.Import("patrons", Many(3), checkOnly: true);
        Assert.Equal((ImportEnd.Checked, 3, 2, 1), (report.End, report.Rows, report.Added, report.Already));
        Assert.Equal((1, 1), (await lib.Count("person"), await lib.Count("imported_file")));
    }

    [Theory, BothDatabases]
    public async Task A_second_run_changes_nothing_and_says_so_whatever_happened_since(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var file = Many(3);
        Assert.Equal((ImportEnd.Done, 3, 0), await Run());
        // One was erased since: the file does not bring them back.
        await lib.Raw("DELETE FROM card WHERE number = @p0", CardOf(2));
        Assert.Equal((ImportEnd.AlreadyIn, 0, 3), await Run());
        Assert.Equal((3, 2), (await lib.Count("person"), await lib.Count("card")));
        Assert.Equal(ImportEnd.AlreadyIn, (await lib.Import("patrons", file, checkOnly: true)).End);

        async Task<(ImportEnd, int, int)> Run() => await lib.Import("patrons", file) is var r ? (r.End, r.Added, r.Already) : default;
    }

    [Theory, BothDatabases]
    public async Task Another_file_adds_what_is_new_and_leaves_who_is_here(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Import("patrons", Many(2));
        var report = await lib.Import("patrons", TheFile(Patron(1, "given_name=Piet"), Patron(2), Patron(3)));
        Assert.Equal((ImportEnd.Done, 1, 2), (report.End, report.Added, report.Already));
        Assert.Equal(["Jan", "Jan", "Jan"], (await lib.Rows<PatronName>()).Select(n => n.GivenName));
    }

    [Theory, BothDatabases]
    public async Task A_run_that_was_broken_off_goes_on_where_it_was(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var file = Many(1_300);
        using var stop = new CancellationTokenSource();
        // Judged in three batches; the fourth report is the first batch that was written.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lib.Import("patrons", file, progress: new After(4, stop), ct: stop.Token));
        Assert.Equal((500, 500), (await lib.Count("person"), await lib.Count("card")));
        var report = await lib.Import("patrons", file);
        Assert.Equal((ImportEnd.Done, 1_300, 800, 500), (report.End, report.Rows, report.Added, report.Already));
        Assert.Equal((1_300, 1_300, 1_300), (await lib.Count("person"), await lib.Count("card"), await lib.Count("patron_name")));
        Assert.Equal("1300", $"{(await lib.Raw("SELECT added FROM imported_file WHERE finished_at IS NOT NULL"))[0][0]}");
    }

    [Theory, BothDatabases]
    public async Task A_file_that_changes_after_it_was_judged_is_not_written_from_there_on(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (good, changed) = (Many(700), Many(699) + TheFile(Patron(700, "given_name=Eve")).Split('\n')[1] + "\n");
        var report = await lib.Import("patrons", new ChangingFile(good, changed));
        Assert.Equal((ImportEnd.Stopped, 500, "0 import-file-changed"), (report.End, report.Added, report.Codes()));
        report = await lib.Import("patrons", new ChangingFile(good, changed, from: 2));
        Assert.Equal((ImportEnd.Stopped, 0, "0 import-file-changed"), (report.End, report.Added, report.Codes()));
        report = await lib.Import("patrons", new ChangingFile(good, Many(600)));
        Assert.Equal((ImportEnd.Stopped, 0), (report.End, report.Added));
        report = await lib.Import("patrons", new ChangingFile(good, Many(800)));
        Assert.Equal((ImportEnd.Stopped, 0), (report.End, report.Added));
        Assert.Equal(500, await lib.Count("person"));
        Assert.Equal((ImportEnd.Done, 200), await lib.Import("patrons", good) is var r ? (r.End, r.Added) : default);
    }

    [Theory, BothDatabases]
    public async Task Rows_that_another_run_wrote_while_they_were_judged_are_no_faults(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var file = Many(700);
        var other = new Lazy<Task<ImportFileReport>>(() => Task.Run(() => lib.Import("patrons", file)));
        var report = await lib.Import("patrons", file, progress: new Meanwhile(() => other.Value));
        Assert.Equal((ImportEnd.Done, 700), (await other.Value is var done) ? (done.End, done.Added) : default);
        Assert.Equal((ImportEnd.Stopped, 0, "0 import-elsewhere"), (report.End, report.Added, report.Codes()));
        Assert.Equal(ImportEnd.AlreadyIn, (await lib.Import("patrons", file)).End);
    }

    [Theory, BothDatabases]
    public async Task Two_runs_of_one_file_at_once_take_nobody_in_twice(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var file = Many(1_200);
        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => lib.Import("patrons", file))));
        Assert.All(reports, r => Assert.True(r.End is ImportEnd.Done or ImportEnd.Stopped or ImportEnd.AlreadyIn, r.Codes()));
        await lib.Import("patrons", file);
        Assert.Equal((1_200, 1_200), (await lib.Count("person"), await lib.Count("card")));
        Assert.Equal(ImportEnd.AlreadyIn, (await lib.Import("patrons", file)).End);
    }

    [Theory]
    [InlineData("bsn", "import-never-citizen-number")]
    [InlineData("BSN", "import-never-citizen-number")]
    [InlineData("nationaliteit", "import-never-special")]
    [InlineData("opmerkingen", "import-never-notes")]
    [InlineData("photo", "import-never-photo")]
    [InlineData("wachtwoord", "import-never-password")]
    [InlineData("IBAN", "import-never-money")]
    [InlineData("burgerlijke staat", "import-never-household")]
    [InlineData("shoe_size", "import-column-unknown")]
    [InlineData("newsletter", "import-column-unknown")]
    [InlineData("gender", "import-column-off")] // its purpose does not run
    [InlineData("card", "import-column-twice")]
    public async Task A_column_without_a_purpose_stops_the_file_and_is_named_with_the_reason(string column, string code)
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var lines = TheFile(Patron()).Split('\n');
        var report = await lib.Import("patrons", $"{lines[0]},{column}\n{lines[1]},x\n");
        Assert.Equal($"1 {column.ToLowerInvariant()} {code}", report.Codes());
        Assert.Equal(0, await lib.Count("person"));
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_whole()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var head = TheFile(Patron()).Split('\n')[0];
        Assert.Equal("0 csv-empty", (await lib.Import("patrons", "")).Codes());
        Assert.Equal("0 csv-empty", (await lib.Import("patrons", head + "\n")).Codes());
        Assert.Equal("1 import-head-missing", (await lib.Import("patrons", "21315000000015,Samira,Amrani\n")).Codes());
        Assert.Equal("1 subscription import-column-missing", (await lib.Import("patrons", head.Replace("subscription,", "", StringComparison.Ordinal) + "\n")).Codes());
        Assert.Equal("2 csv-fields", (await lib.Import("patrons", head + "\n1,2,3\n")).Codes());
        Assert.Equal("2 csv-quote-open", (await lib.Import("patrons", head + "\n\"1,2,3\n")).Codes());
        Assert.Equal("1 csv-not-utf8", (await lib.Import("patrons", new MemoryStream([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(head)]))).Codes());
        Assert.Equal(ImportEnd.Refused, (await lib.Import("patrons", new MemoryStream([.. Enumerable.Range(0, 3000).Select(n => (byte)(n * 31 % 251))]))).End);
    }

    [Fact]
    public async Task The_list_of_faults_is_bounded_and_the_rest_counted()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var report = await lib.Import("patrons", TheFile([.. Enumerable.Range(1, 900).Select(n => Patron(n, "postcode=?"))]));
        Assert.Equal((ImportEnd.Refused, ImportFaults.Most, 900 - ImportFaults.Most), (report.End, report.Faults.Count, report.MoreFaults));
        Assert.Equal(Enumerable.Range(2, ImportFaults.Most), report.Faults.Select(f => f.Line));
    }

    [Fact]
    public async Task Nothing_that_a_file_says_about_somebody_is_repeated()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        const string Marker = "Zq7";
        var columns = PatronColumns.All.Where(c => c.Name != "gender").ToDictionary(c => c.Name, _ => Marker + "@<1>").But("born_on=1980-02-01");
        var report = await lib.Import("patrons", TheFile(columns, Patron(2, "born_on=1780-01-01"), Patron(3, "joined_on=1979-01-01", "subscription_from=1979-01-01")));
        await using var scope = lib.AsLibrary();
        var texts = scope.Get<TextBook>();
        var said = report.Faults.SelectMany(f => new[] { "nl", "en" }.Select(l => f.Column + texts.Get(l, "refusal." + f.Why.Code, [.. f.Why.Values]))).ToList();
        Assert.True(said.Count > 30);
        Assert.DoesNotContain(said, s => s.Contains(Marker, StringComparison.Ordinal) || s.Contains("1780", StringComparison.Ordinal) || s.Contains("1979", StringComparison.Ordinal));
    }

    /// <summary>Ends the work after so many reports.</summary>
    private sealed class After(int reports, CancellationTokenSource stop) : IProgress<int>
    {
        private int seen;

        public void Report(int value)
        {
            if (++seen == reports) stop.Cancel();
        }
    }

    /// <summary>Each report waits until something else is done.</summary>
    private sealed class Meanwhile(Func<Task> something) : IProgress<int>
    {
        public void Report(int value) => something().Wait();
    }

    /// <summary>A file with other contents from some reading on: it is read, judged and written.</summary>
    private sealed class ChangingFile(string first, string then, int from = 3) : MemoryStream(Encoding.UTF8.GetBytes(first))
    {
        private MemoryStream? now;
        private int readings;

        public override long Position
        {
            get => now is null ? base.Position : now.Position;
            set
            {
                if (++readings == from) now = new MemoryStream(Encoding.UTF8.GetBytes(then));
                if (now is null) base.Position = value;
                else now.Position = value;
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => now?.Read(buffer, offset, count) ?? base.Read(buffer, offset, count);
        public override int Read(Span<byte> buffer) => now is null ? base.Read(buffer) : now.Read(buffer);
    }
}
