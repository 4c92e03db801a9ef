using Woordhouder.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Imports;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Patrons;
using Woordhouder.Tests.Platform.Imports;
using Woordhouder.Tests.Privacy.Evidence.Live;
using Woordhouder.Tests.Privacy.Versions;
using static Woordhouder.Tests.Platform.Imports.ImportLibrary;

namespace Woordhouder.Tests.Circulation;

public sealed class ImportLoansTests
{
    private const string Head = "card,barcode,lent_on,due_on,renewals,branch\n";

    /// <summary>Three members, of whom the second keeps titles, and four copies B1111…B4444 of two titles.</summary>
    private static async Task<TestLibrary> Create(Engine engine)
    {
        var lib = await LittleLibrary.Empty(engine);
        await lib.Titles(2);
        await lib.Import("patrons", TheFile(Patron(1), Patron(2, "reading_history=keep", "reading_history_on=2024-05-06", "reading_history_text=Ja.", "reading_history_proof=map 1"), Patron(3)));
        await lib.Import("items", "barcode,control_number,branch\nB1111,gen-1,stad\nB2222,gen-1,stad\nB3333,gen-2,haven\nB4444,gen-2,haven\n");
        return lib;
    }

    private static string Loan(int card, string barcode, string lent = "2026-02-11", string due = "2026-03-04", string renewals = "", string branch = "") => $"{CardOf(card)},{barcode},{lent},{due},{renewals},{branch}\n";

    [Theory, BothDatabases]
    public async Task What_is_at_home_is_a_loan_here_with_the_day_that_was_told(Engine engine)
    {
        await using var lib = await Create(engine);
        var report = await lib.Import("loans", Head + Loan(1, "B1111", "11-2-2026", "4-3-2026", "1", "buiten") + Loan(2, "B3333"));
        Assert.Equal((ImportEnd.Done, 2, ""), (report.End, report.Added, report.Codes()));
        var loans = (await lib.Rows<Loan>()).ToDictionary(l => l.Branch);
        var first = loans["buiten"];
        Assert.Equal((new DateOnly(2026, 2, 11), new DateOnly(2026, 3, 4), 1, "book", "fiction", null, null, null), (first.LentOn, first.DueOn, first.Renewals, first.MaterialType, first.GenreGroup, first.CheckedOutAt, first.CountedFrom, first.ReturnedOn));
        Assert.Equal((ReadingHistoryChoice.Undecided, ReadingHistoryChoice.Keep, "haven"), (first.History, loans["haven"].History, loans["haven"].Branch));
        Assert.Equal(new DateOnly(2026, 2, 11), (await lib.Rows<Borrower>()).First().LastUsedOn);
        Assert.Equal((2, 0, 0, 0), (await lib.Count($"item WHERE on_loan = {(engine == Engine.Sqlite ? "1" : "true")}"), await lib.Count("outbox"), await lib.Count("desk_act"), await lib.Count("mail")));
        Assert.Equal([" haven ", " stad "], (await lib.Raw("SELECT present FROM title_facets")).Select(r => (string)r[0]!).Order());
        foreach (var promise in new[] { "loans.recorded", "subscriptions.entitlements", "titles.detached", "history.choice-honoured" }) await lib.Holds(promise);
    }

    [Theory, BothDatabases]
    public async Task It_is_taken_back_and_renewed_like_any_other(Engine engine)
    {
        await using var lib = await Create(engine);
        await lib.Import("loans", Head + Loan(1, "B1111") + Loan(1, "B2222"));
        Assert.NotNull((await lib.TakeBack("B1111")).Value.Loan);
        var borrower = (await lib.Rows<Borrower>()).Single().PatronId;
        var renewed = Assert.Single((await lib.Member(borrower, (Renew u) => u.Do(new RenewRequest(borrower, null)))).Value);
        Assert.True(renewed.Done && renewed.DueOn > new DateOnly(2026, 3, 4));
    }

    [Theory, BothDatabases]
    public async Task A_second_run_changes_nothing_also_when_something_came_back_since(Engine engine)
    {
        await using var lib = await Create(engine);
        var file = Head + Loan(1, "B1111") + Loan(2, "B3333");
        await lib.Import("loans", file);
        await lib.TakeBack("B1111");
        Assert.Equal((ImportEnd.AlreadyIn, 0), await lib.Import("loans", file) is var r ? (r.End, r.Added) : default);
        // A newer file still lists it.
        Assert.Equal((ImportEnd.Done, 1, 2), await lib.Import("loans", file + Loan(3, "B4444")) is var more ? (more.End, more.Added, more.Already) : default);
        Assert.Equal(2, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task A_copy_that_somebody_else_has_here_is_refused_also_when_that_person_is_not_to_be_seen(Engine engine)
    {
        await using var lib = await Create(engine);
        await lib.Import("loans", Head + Loan(1, "B1111") + Loan(2, "B3333"));
        await lib.Restrict((await lib.Rows<Loan>(l => l.Branch == "haven")).Single().PatronId!.Value);
        Assert.Equal("2 barcode import-item-on-loan; 3 barcode import-item-on-loan", (await lib.Import("loans", Head + Loan(3, "B1111") + Loan(3, "B3333"))).Codes());
        Assert.Equal("2 card import-borrower-unknown", (await lib.Import("loans", Head + Loan(2, "B4444"))).Codes());
    }

    [Theory, BothDatabases]
    public async Task A_desk_that_was_faster_stops_the_file_and_nothing_is_lent_twice(Engine engine)
    {
        await using var lib = await Create(engine);
        var borrower = (await lib.Row<Woordhouder.Patrons.Card>(c => c.Number == CardOf(3))).PersonId;
        // Between judging and writing.
        var desk = new AtFirst(() => lib.Lend(borrower, "B1111").GetAwaiter().GetResult());
        var report = await lib.Import("loans", Head + Loan(1, "B1111"), progress: desk);
        Assert.Equal((ImportEnd.Stopped, 0, "0 import-library-changed; 2 barcode import-item-on-loan"), (report.End, report.Added, report.Codes()));
        Assert.Equal(1, await lib.OpenLoans());
    }

    [Theory]
    [InlineData(1, "B9999", "2026-02-11", "2026-03-04", "barcode import-item-unknown")]
    [InlineData(9, "B1111", "2026-02-11", "2026-03-04", "card import-borrower-unknown")]
    [InlineData(1, "B1111", "2026-03-03", "2026-03-24", "lent_on import-day-late")]
    [InlineData(1, "B1111", "2026-02-11", "2026-02-10", "due_on import-due-before-lent")]
    [InlineData(1, "B1111", "2026-02-11", "2062-03-04", "due_on import-day-late")]
    [InlineData(1, "B1111", "2020-02-29", "2026-03-04", "lent_on import-lent-before-member")]
    [InlineData(1, "B1111", "", "2026-03-04", "lent_on import-value-missing")]
    public async Task A_value_that_cannot_be_used_is_refused_at_its_column(int card, string barcode, string lent, string due, string fault)
    {
        await using var lib = await Create(Engine.Sqlite);
        Assert.Equal("2 " + fault, (await lib.Import("loans", Head + Loan(card, barcode, lent, due))).Codes());
    }

    [Fact]
    public async Task Only_what_is_on_loan_now_is_taken_along()
    {
        await using var lib = await Create(Engine.Sqlite);
        Assert.Equal("1 returned_on import-never-history", (await lib.Import("loans", Head.TrimEnd() + ",returned_on\n")).Codes());
        Assert.Equal("3 barcode import-twice", (await lib.Import("loans", Head + Loan(1, "B1111") + Loan(2, "B1111"))).Codes());
        Assert.Equal("2 branch import-branch; 3 renewals import-number", (await lib.Import("loans", Head + Loan(1, "B1111", branch: "centrum") + Loan(2, "B2222", renewals: "veel"))).Codes());
    }

    /// <summary>Something happens when the file has been judged.</summary>
    private sealed class AtFirst(Action act) : IProgress<int>
    {
        private bool done;

        public void Report(int value)
        {
            if (!done) act();
            done = true;
        }
    }
}
