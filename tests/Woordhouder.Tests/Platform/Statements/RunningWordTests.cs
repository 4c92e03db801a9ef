using Woordhouder.Platform.Statements;
using Xunit;

namespace Woordhouder.Tests.Platform.Statements;

public sealed class RunningWordTests
{
    private static readonly RunningWord Word = new(GoodStatement.Read(), TestProgram.Facts);

    [Fact]
    public void A_clause_on_a_part_that_does_not_run_is_planned()
    {
        Assert.True(Word.IsPlanned("doel-nieuwsbrief"));
        Assert.Equal(["communications.newsletter"], Word.MissingParts("doel-nieuwsbrief"));
        Assert.False(Word.PurposeRuns("newsletter"));
    }

    [Fact]
    public void It_runs_as_soon_as_its_part_is_registered()
    {
        var later = new RunningWord(GoodStatement.Read(), TestProgram.Facts with { RunningParts = TestProgram.Facts.Parts });
        Assert.False(later.IsPlanned("doel-nieuwsbrief"));
        Assert.True(later.PurposeRuns("newsletter"));
    }

    [Fact]
    public void A_clause_on_no_part_is_never_planned() => Assert.False(Word.IsPlanned("delen-training"));

    [Fact]
    public void A_purpose_that_the_statement_leaves_out_is_off() => Assert.False(Word.PurposeRuns("reading-history"));

    [Fact]
    public void Facts_run_with_their_clause()
    {
        Assert.True(Word.PurposeRuns("lending"));
        Assert.True(Word.ScheduleRuns("membership"));
        Assert.True(Word.RecipientRuns("kb"));
        Assert.False(Word.ScheduleRuns("films"));
    }

    [Fact]
    public void Planned_facts_are_not_held_against_the_code()
    {
        // A schedule, a recipient's field, a lane and a cookie that the program does not know, all waiting for the newsletter.
        var yaml = GoodStatement.Files.Yaml;
        yaml = GoodStatement.Replace(yaml, "\nrecipients:\n", """
              - {id: subscribers, clause: doel-nieuwsbrief, period: P1Y, covers: [contact], label: {nl: abonnees, en: subscribers}}

            recipients:
              - id: printer
                clause: doel-nieuwsbrief
                situation: supplier
                purpose: newsletter
                country: BE
                fields: [{field: newsletter.address, label: {nl: adres, en: address}}]

            """);
        yaml = GoodStatement.Replace(yaml, "lanes:\n", "lanes:\n  - {id: newsletter, purpose: newsletter, clause: doel-nieuwsbrief, stop: one-click, label: {nl: nieuwsbrief, en: newsletter}}\n");
        yaml = GoodStatement.Replace(yaml, "cookies:\n", "cookies:\n  - {id: letter, clause: doel-nieuwsbrief, label: {nl: gelezen, en: read}}\n");
        const string printed = " ({{schedule.subscribers.period}}, {{recipient.printer.fields}})";
        var files = new StatementFiles(yaml,
            GoodStatement.Replace(GoodStatement.Files.Nl, "De nieuwsbrief:", $"De nieuwsbrief{printed}:"),
            GoodStatement.Replace(GoodStatement.Files.En, "The newsletter:", $"The newsletter{printed}:"));

        Assert.Empty(StatementChecks.Check(GoodStatement.Read(files), TestProgram.Facts));
    }
}
