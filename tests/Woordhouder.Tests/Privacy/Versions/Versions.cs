using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Retention;
using Woordhouder.Privacy.Versions;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Privacy.Versions;

/// <summary>A library whose statement changes while it runs: propose, approve, and what the sweep then does.</summary>
internal static class Versions
{
    public static Task Propose(this TestLibrary lib) => lib.App.Services.GetRequiredService<StatementVersions>().TakeUpAsync(lib.Library, default);

    public static async Task Approve(this TestLibrary lib, int number)
    {
        await using var scope = lib.AsStaff("privacy-officer");
        Assert.Empty((await scope.Get<ApproveVersion>().Do(new ApproveVersionRequest(number, number - 1))).Refusals);
    }

    /// <summary>The folder as it stands now, taken up and approved on a day.</summary>
    public static async Task TakesEffect(this TestLibrary lib, int number, DateOnly on)
    {
        lib.At(on, 12);
        await lib.Propose();
        await lib.Approve(number);
    }

    public static void At(this TestLibrary lib, DateOnly day, int hour) => lib.Clock.MoveTo(lib.Library.StartOf(day).AddHours(hour));

    public static async Task<IReadOnlyList<SweepLine>> SweepOn(this TestLibrary lib, DateOnly day)
    {
        lib.At(day, 3);
        await using var scope = lib.AsLibrary();
        return await scope.Get<Sweep>().Run(dryRun: false, default);
    }

    /// <summary>Rows, counted without a transaction: another process may be writing.</summary>
    public static async Task<long> Count(this TestLibrary lib, string from)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<Unit>().Across().ScalarAsync($"SELECT count(*) FROM {from}", [], default);
    }

    /// <summary>Mail that was sent now, to nobody in particular.</summary>
    public static Task Mailed(this TestLibrary lib, int times = 1) => lib.Put(_ => new MailRow
    {
        Id = Guid.CreateVersion7(),
        PersonId = TypedId.New<PersonId>(lib.Clock),
        Lane = "service",
        Template = "t",
        Address = "a@b.nl",
        QueuedAt = lib.Clock.GetUtcNow(),
        NextAt = lib.Clock.GetUtcNow(),
        SentAt = lib.Clock.GetUtcNow(),
    }, times);

    public static async Task Put<T>(this TestLibrary lib, Func<int, T> row, int times = 1) where T : class
    {
        await using var scope = lib.AsLibrary();
        var db = scope.Get<Unit>().Across();
        db.Rule = new PurposeRule("rights", Woordhouder.Platform.Statements.LawfulBasis.LegalObligation, Enum.GetValues<Category>().ToHashSet(), 0, "test");
        for (var n = 0; n < times; n++) db.Add(row(n));
        await db.SaveChangesAsync();
    }
}
