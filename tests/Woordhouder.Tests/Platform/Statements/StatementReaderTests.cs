using Woordhouder.Kernel;
using Woordhouder.Platform.Statements;
using Xunit;

namespace Woordhouder.Tests.Platform.Statements;

public sealed class StatementReaderTests
{
    [Fact]
    public void Facts_are_read_with_their_types()
    {
        var statement = GoodStatement.Read();

        var newsletter = statement.Purposes["newsletter"];
        Assert.Equal(LawfulBasis.Consent, newsletter.Basis);
        Assert.Equal(16, newsletter.MinimumAge);
        Assert.True(newsletter.Needed);
        Assert.Equal("Send me the newsletter.", newsletter.ConsentText!.En);
        Assert.Equal([Category.Contact, Category.Preferences], newsletter.Categories.Order());
        Assert.False(statement.Purposes["library-statistics"].Needed);
        Assert.Equal(Period.Parse("P60D"), statement.Schedules["titles-undecided"].Period);
        Assert.Equal("membership", statement.Schedules["titles-undecided"].Within);
        Assert.Equal(["card.number", "person.born_on"], statement.Recipients["kb"].Fields.Select(f => f.Field));
        Assert.Equal(TimeSpan.FromHours(12), statement.Cookies["__Host-session"].Lifetime);
        Assert.Equal(ClauseKind.Information, statement.Clauses["recht-klacht"].Kind);
        Assert.Equal("Naam-, contact- en leengegevens bewaren we zolang je lid bent.", statement.Clauses["bew-leden"].Original);
    }

    [Fact]
    public void Entries_keep_the_order_of_the_file() =>
        Assert.Equal(["membership", "titles-undecided", "security-log", "mail-bodies"], GoodStatement.Read().Schedules.Keys);

    [Fact]
    public void A_fact_knows_its_line()
    {
        var statement = GoodStatement.Read();
        var lines = GoodStatement.Files.Yaml.Split('\n');

        Assert.Contains("period: P6M", lines[statement.At("schedules.security-log.period").Line - 1], StringComparison.Ordinal);
        // A fact that is left out is pointed at where it would stand.
        Assert.Contains("id: security-log", lines[statement.At("schedules.security-log.within").Line - 1], StringComparison.Ordinal);
        Assert.Equal("schedules:", lines[statement.At("schedules.films.period").Line - 1]);
    }

    [Fact]
    public void Prose_is_cut_at_headings_and_markers()
    {
        var prose = GoodStatement.Read().Prose["nl"];

        Assert.Equal(["privacyverklaring", "doelen", "bewaren", "delen", "rechten", "cookies"], prose.Headings.Select(h => h.Id));
        var doelen = prose.Headings[1];
        Assert.Equal("Waarvoor gebruiken wij je gegevens?", doelen.Title);
        Assert.Equal(2, doelen.Level);
        Assert.Equal("{{categories}}", doelen.Introduction.Trim());
        Assert.Equal("doel-lenen", doelen.Clauses[1].Id);
        Assert.Equal("Je leent. De grondslag is {{purpose.lending.basis}}.", doelen.Clauses[1].Markdown.Trim());
        Assert.Equal("[[doel-lenen]]", GoodStatement.Files.Nl.Split('\n')[doelen.Clauses[1].Place.Line - 1]);
    }

    [Fact]
    public void A_clause_may_begin_on_the_line_of_its_marker()
    {
        var statement = GoodStatement.Read(GoodStatement.Files with { Nl = GoodStatement.Replace(GoodStatement.Files.Nl, "[[doel-lenen]]\n", "[[doel-lenen]] ") });
        Assert.StartsWith("Je leent.", statement.Prose["nl"].Headings[1].Clauses[1].Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_line_ends_change_no_line_number()
    {
        static string Windows(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);
        var files = new StatementFiles(Windows(GoodStatement.Files.Yaml), Windows(GoodStatement.Files.Nl), Windows(GoodStatement.Files.En));

        var statement = GoodStatement.Read(files);

        Assert.Equal(GoodStatement.Read().Prose["en"].Headings[^1].Clauses[^1].Place, statement.Prose["en"].Headings[^1].Clauses[^1].Place);
        Assert.Empty(StatementChecks.Check(statement, TestProgram.Facts));
    }

    [Fact]
    public void A_complaint_names_the_file_and_line_what_is_wrong_and_what_to_do()
    {
        var (statement, complaints) = StatementReader.Read(GoodStatement.Files with { Yaml = GoodStatement.Replace(GoodStatement.Files.Yaml, "period: P6M", "period: half a year") });

        Assert.Null(statement);
        Assert.Equal("statement.yaml:94: 'period' of schedule 'security-log' is 'half a year', which is not an ISO 8601 calendar period – write P5Y, P18M or P30D", complaints.Single().ToString());
    }

    [Fact]
    public void An_empty_folder_of_files_draws_complaints_and_no_exception()
    {
        var (statement, complaints) = StatementReader.Read(new StatementFiles("", "", ""));
        Assert.Null(statement);
        Assert.NotEmpty(complaints);
    }
}
