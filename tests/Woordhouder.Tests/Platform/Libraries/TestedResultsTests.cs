using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Platform.Libraries;

public sealed class TestedResultsTests : IAsyncDisposable
{
    private readonly TemporaryFolder program = new();

    public TestedResultsTests() => File.WriteAllText(Path.Combine(program.Path, "Woordhouder.Web.dll"), "a build");

    public ValueTask DisposeAsync() => program.DisposeAsync();

    private void Write(string build, string tests)
    {
        Directory.CreateDirectory(Path.Combine(program.Path, "evidence"));
        File.WriteAllText(Path.Combine(program.Path, "evidence/tested.json"), $$"""{"build":"{{build}}","at":"2026-11-24T03:12:00Z","tests":[{{tests}}]}""");
    }

    [Fact]
    public void A_build_that_was_not_tested_has_no_results() => Assert.Null(TestedResults.Read(program.Path));

    [Fact]
    public void Results_of_another_build_prove_nothing_about_this_one()
    {
        Write(TestedResults.BuildOf(program.Path), """{"name":"X.A(route: \"/\")","outcome":"Passed"}""");
        Assert.NotNull(TestedResults.Read(program.Path));
        File.WriteAllText(Path.Combine(program.Path, "Woordhouder.Web.dll"), "another build");
        Assert.Null(TestedResults.Read(program.Path));
    }

    [Fact]
    public void A_case_that_failed_is_named_and_a_skipped_one_takes_the_whole_claim_away()
    {
        Write(TestedResults.BuildOf(program.Path), """
            {"name":"X.Accessible(route: \"/\")","outcome":"Passed"},{"name":"X.Accessible(route: \"/mijn\")","outcome":"Failed"},
            {"name":"X.Keyboard(script: True)","outcome":"Passed"},{"name":"X.Keyboard(script: False)","outcome":"NotExecuted"}
            """);
        var results = TestedResults.Read(program.Path)!;
        var accessible = results.Of("Accessible")!;
        Assert.Equal((1, 2), (accessible.Passed, accessible.Cases));
        Assert.Equal(["X.Accessible(route: \"/mijn\")"], accessible.Failed);
        Assert.Null(results.Of("Keyboard"));
        Assert.Null(results.Of("Nobody_wrote_this_test"));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 3, 12, 0, TimeSpan.Zero), results.At);
    }
}
