using Woordhouder.Platform.Statements;
using Xunit;

namespace Woordhouder.Tests.Platform.Statements;

public sealed class StatementTextTests
{
    private static StatementText Text(string language, Statement? statement = null, RunningWord? running = null) =>
        new(statement ?? GoodStatement.Read(), language, TestProgram.Labels, running);

    [Fact]
    public void A_period_in_a_sentence_comes_from_the_facts()
    {
        Assert.Equal("<p>Na je lidmaatschap nog vijf jaar. Zie <a href=\"#rechten\">je rechten</a>.</p>", Text("nl").Clause("bew-leden"));
        Assert.StartsWith("<p>For five years after your membership.", Text("en").Clause("bew-leden"), StringComparison.Ordinal);
        Assert.StartsWith("<p>For two years after", Text("en", GoodStatement.WithYaml("period: P5Y", "period: P2Y")).Clause("bew-leden"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_list_reads_as_a_sentence() =>
        Assert.StartsWith("<p>De KB in Nederland krijgt pasnummer en geboortedatum.</p>", Text("nl").Clause("delen-kb"), StringComparison.Ordinal);

    [Fact]
    public void A_heading_fills_its_title_and_introduction()
    {
        var top = Text("en").Headings[0];
        Assert.Equal("Privacy statement of De Linde", top.Title);
        Assert.Equal(1, top.Level);
        Assert.Contains("Version of 23 November 2026; follows the one of 1 June 2024.", top.IntroductionHtml, StringComparison.Ordinal);
        Assert.Contains("the privacy officer: <a href=\"mailto:privacy@delinde.example\">privacy@delinde.example</a>.", top.IntroductionHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_list_every_fact()
    {
        var schedules = Text("nl").Clause("bew-logboek")!;
        Assert.Contains("<th>Hoe lang</th>", schedules, StringComparison.Ordinal);
        Assert.Contains("<td>leden</td>\n<td>vijf jaar</td>", schedules, StringComparison.Ordinal);
        Assert.Contains("<td>30 dagen</td>", schedules, StringComparison.Ordinal);
        Assert.Contains("<td>the National Library</td>\n<td>membership</td>\n<td>card number and date of birth</td>\n<td>the Netherlands</td>", Text("en").Clause("delen-kb"), StringComparison.Ordinal);
    }

    [Fact]
    public void Purposes_say_their_basis_and_whether_the_data_are_needed()
    {
        var statement = GoodStatement.Read(GoodStatement.Files with { En = GoodStatement.Files.En + "\n{{purposes}}\n" });
        Assert.Contains("<td>counting</td>\n<td>legitimate interest (GDPR art. 6(1)(f))</td>\n<td>lending data</td>\n<td>you may leave it out</td>",
            Text("en", statement).Clause("cookies-lijst"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cookie_named_with_underscores_is_not_set_in_bold() =>
        Assert.Contains("<td>__Host-session</td>\n<td>ingelogd blijven</td>\n<td>twaalf uur</td>", Text("nl").Clause("cookies-lijst"), StringComparison.Ordinal);

    [Fact]
    public void Categories_come_from_the_registry() =>
        Assert.Contains("<li>wie je bent: naam, pasnummer</li>", Text("nl").Headings[1].IntroductionHtml, StringComparison.Ordinal);

    [Fact]
    public void A_row_whose_clause_is_planned_says_so()
    {
        var statement = GoodStatement.WithYaml("clause: bew-logboek", "clause: doel-nieuwsbrief");
        var html = Text("nl", statement, new RunningWord(statement, TestProgram.Facts)).Clause("bew-logboek")!;
        Assert.Contains("logboek van inloggen (gepland)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("leden (gepland)", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_as_plain_text_has_a_line_for_each_row() =>
        Assert.Equal("Naam – Waarvoor – Hoe lang\n__Host-session – ingelogd blijven – twaalf uur", Text("nl").Plain("{{cookies}}"));

    [Fact]
    public void Raw_html_is_shown_and_never_let_through()
    {
        var statement = GoodStatement.Read(GoodStatement.Files with { Nl = GoodStatement.Replace(GoodStatement.Files.Nl, "Je leent.", "Je leent. <script>alert(1)</script>") });
        var html = Text("nl", statement).Clause("doel-lenen")!;
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_in_a_fact_is_text_too()
    {
        var html = Text("nl", GoodStatement.WithYaml("nl: ingelogd blijven", "nl: <b>ingelogd</b> | blijven")).Clause("cookies-lijst")!;
        Assert.Contains("<td>&lt;b&gt;ingelogd&lt;/b&gt; | blijven</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_placeholder_without_fact_is_never_left_in_the_text()
    {
        var statement = GoodStatement.Read(GoodStatement.Files with { Nl = GoodStatement.Replace(GoodStatement.Files.Nl, "Je leent.", "Je leent {{schedule.visits.period}}.") });
        Assert.Throws<InvalidOperationException>(() => Text("nl", statement));
    }
}
