using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Privacy.Retention;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Privacy.Versions;

/// <summary>
/// A purpose that a new version leaves out: its rows stay thirty days, in report, erasure and sweep, and are named; then they go, unless another purpose or
/// the law keeps them (D45).
/// </summary>
public sealed class PurposeTakenAwayTests
{
    private static readonly DateOnly Change = new(2026, 3, 10), LastDay = new(2026, 4, 9); // 10 March and thirty days

    /// <summary>A member who returned a book, in a library that lends no more from 10 March on.</summary>
    private static async Task<(TestLibrary Lib, PersonId Member)> LendsNoMore(Engine engine, LibraryFolder folder)
    {
        var lib = await TestLibrary.Create(engine, folder.Path);
        var (member, _) = await lib.Enrol("Lener");
        var barcode = await lib.Item();
        Assert.True((await lib.Lend(member, barcode)).Done);
        Assert.True((await lib.TakeBack(barcode)).Done);
        await lib.Pump();
        folder.WithoutPurpose("lending").WithoutPurpose("reading-history").Version("2026-12-24");
        await lib.TakesEffect(2, Change);
        return (lib, member);
    }

    [Theory, BothDatabases]
    public async Task Its_rows_stay_in_the_report_for_thirty_days_and_then_go_when_the_officer_agrees(Engine engine)
    {
        using var folder = new LibraryFolder();
        var (lib, member) = await LendsNoMore(engine, folder);
        await using var _ = lib;
        await lib.SweepOn(LastDay);
        Assert.Equal((1, 1), (await lib.Count("loan WHERE patron_id IS NOT NULL"), await lib.Count("borrower")));
        await using (var scope = lib.AsMember(member))
        {
            var report = await scope.Get<AccessReport>().Of(member, "nl");
            Assert.Equal(1, report.Sections.Count(s => s.Table == "loan"));
            Assert.Empty(report.Sections.Single(s => s.Table == "loan").Purposes);
            Assert.Contains(await scope.Get<Erase>().Preview(member), l => l.Table == "loan");
        }

        // The whole table is more than a twentieth: the night asks, and asks again until it is answered.
        for (var night = 1; night < 3; night++)
            Assert.Contains(await lib.SweepOn(LastDay.AddDays(night)), l => l is { Table: "loan", Schedule: "switched-off", Waits: true });
        await using (var scope = lib.AsLibrary())
        {
            await scope.Get<Sweep>().ReleaseAsync("loan", default);
            await scope.Get<Sweep>().ReleaseAsync("borrower", default);
        }
        await lib.SweepOn(LastDay.AddDays(3));
        Assert.Equal((0, 0), (await lib.Count("loan WHERE patron_id IS NOT NULL OR item_id IS NOT NULL"), await lib.Count("borrower")));
        // The member stays: the membership is another purpose's.
        Assert.Equal((1, 1), (await lib.Count("person"), await lib.Count("patron_name")));
    }

    [Theory, BothDatabases]
    public async Task Who_starts_the_program_and_the_officer_read_what_is_left_and_until_when(Engine engine)
    {
        using var folder = new LibraryFolder();
        var (lib, _) = await LendsNoMore(engine, folder);
        await using var owned = lib;
        await using var restarted = await lib.Node();
        await using var scope = restarted.AsLibrary();
        Assert.Equal([new RowsLeft("borrower", 1, LastDay), new RowsLeft("loan", 1, LastDay)], (await scope.Get<Sweep>().LeftBehind(default)).OrderBy(l => l.Table, StringComparer.Ordinal));
        using var officer = await Libraries.Signed.BrowseAs(restarted, "privacy-officer");
        Assert.Contains("9 april 2026", await officer.GetStringAsync("/functionaris/bewaren?taal=nl"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Erasure_still_reaches_its_rows(Engine engine)
    {
        using var folder = new LibraryFolder();
        var (lib, member) = await LendsNoMore(engine, folder);
        await using var _ = lib;
        await using (var scope = lib.AsMember(member)) Assert.Contains((await scope.Get<Erase>().Do(member)).Value, l => l.Table == "loan");
        Assert.Equal((0, 0), (await lib.Count("loan WHERE patron_id IS NOT NULL"), await lib.Count("borrower")));
    }

    [Theory, BothDatabases]
    public async Task Somebody_whose_deletion_is_held_keeps_their_rows(Engine engine)
    {
        using var folder = new LibraryFolder();
        var (lib, member) = await LendsNoMore(engine, folder);
        await using var _ = lib;
        await lib.Put(_ => new DeletionHold { Id = Guid.CreateVersion7(), PersonId = member, Reason = "hold.claim", Since = lib.Clock.GetUtcNow(), ReviewOn = lib.Today.AddYears(1) });
        await lib.SweepOn(LastDay.AddDays(1));
        Assert.DoesNotContain(await lib.SweepOn(LastDay.AddDays(1)), l => l.Schedule == "switched-off");
        Assert.Equal(1, await lib.Count("borrower"));
    }

    [Theory, BothDatabases]
    public async Task What_another_running_purpose_or_the_law_keeps_stays(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        var (member, _) = await lib.Enrol("Blijver");
        await lib.Put(_ => new SendLogRow { Id = Guid.CreateVersion7(), PersonId = member, Recipient = "mail-relay", Purpose = "service-mail", Fields = "mail.address", At = lib.Clock.GetUtcNow() });
        folder.WithoutPurpose("reading-history").Version("2026-12-24");
        await lib.TakesEffect(2, Change);
        await using var scope = lib.AsLibrary();
        Assert.Empty(await scope.Get<Sweep>().LeftBehind(default));
        Assert.DoesNotContain(await lib.SweepOn(LastDay.AddDays(1)), l => l.Schedule == "switched-off");
    }

    [Theory, BothDatabases]
    public async Task A_purpose_that_comes_back_in_time_leaves_everything_where_it_was(Engine engine)
    {
        using var folder = new LibraryFolder();
        using var before = new LibraryFolder();
        var (lib, _) = await LendsNoMore(engine, folder);
        await using var owned = lib;
        foreach (var file in Directory.GetFiles(before.Version("2026-12-25").Path)) File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)), overwrite: true);
        await lib.TakesEffect(3, LastDay);
        Assert.DoesNotContain(await lib.SweepOn(LastDay.AddDays(1)), l => l.Schedule == "switched-off");
        Assert.Equal((1, 1), (await lib.Count("loan WHERE patron_id IS NOT NULL"), await lib.Count("borrower")));
    }

    [Theory, BothDatabases]
    public async Task Consents_of_the_purpose_end_with_it_and_kept_titles_go(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        var (member, _) = await lib.Enrol("Lezer", history: ReadingHistoryChoice.Keep);
        var barcode = await lib.Item();
        var loan = (await lib.Lend(member, barcode)).Value.Loan;
        await lib.TakeBack(barcode);
        await lib.Pump();
        await lib.GoTo(new DateOnly(2026, 5, 30)); // what is due by then has gone: the first night of the new version finds nothing
        folder.WithoutPurpose("reading-history").Version("2026-12-24");
        await lib.TakesEffect(2, new DateOnly(2026, 6, 1));
        await lib.GoTo(new DateOnly(2026, 7, 1)); // the thirtieth day
        Assert.Equal(1, await lib.Count("consent WHERE withdrawn_at IS NULL"));
        Assert.NotNull((await lib.Loan(loan))!.TitleId);

        await lib.GoTo(new DateOnly(2026, 7, 2));
        Assert.Equal((0, 1), (await lib.Count("consent WHERE withdrawn_at IS NULL"), await lib.Count("consent")));
        Assert.Equal(ReadingHistoryChoice.Undecided, (await lib.Loan(loan))!.History);
        // Returned in March: the sixty days for titles without a choice are long over.
        await lib.GoTo(new DateOnly(2026, 7, 3));
        Assert.Null((await lib.Loan(loan))!.TitleId);
    }
}
