using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;

namespace Woordhouder.Web.Pages.Open;

/// <summary>What the statement says of one named test, and how that test ended for this build.</summary>
/// <param name="Test">Its name; the run of all tests writes what became of it (tests/tools/tested.py looks for it here).</param>
public sealed record TestedClaim(string Test, Bilingual Sentence);

/// <summary>
/// The accessibility statement in the form that the law asks (Besluit digitale toegankelijkheid overheid, art. 4), made from the results of the tests of this
/// very build: what was not tested is not said, and what failed is named.
/// </summary>
public sealed partial class AccessibilityModel : LibraryPage
{
    private static readonly TestedClaim[] Claims =
    [
        new TestedClaim("A_page_is_accessible_fits_every_screen_and_keeps_to_itself", new(
            "Elke pagina, in het Nederlands en in het Engels, op een telefoon en op een groot scherm: geen fout volgens axe, geen zijwaarts schuiven (ook niet bij 400 % vergroting), en niets dat beweegt als je dat niet wilt.",
            "Every page, in Dutch and in English, on a phone and on a large screen: no fault according to axe, no sideways scrolling (not at 400 % either), and nothing moves if you do not want it to.")),
        new TestedClaim("Tab_reaches_every_part_of_a_page_and_the_focus_is_seen", new(
            "Elke pagina met alleen de Tab-toets: alles is te bereiken en je ziet waar je bent.",
            "Every page with the Tab key alone: everything can be reached and you see where you are.")),
        new TestedClaim("A_member_joins_and_the_desk_lends_and_takes_back_without_a_mouse", new(
            "Lid worden, lenen en innemen zonder muis, met en zonder JavaScript.",
            "Joining, lending and returning without a mouse, with and without JavaScript.")),
        new TestedClaim("A_wrong_answer_keeps_what_was_typed_and_the_summary_leads_to_it", new(
            "Een fout in een formulier: je invoer blijft staan en de samenvatting brengt je naar het veld.",
            "A mistake in a form: what you typed stays and the summary leads to the field.")),
    ];

    public TestedResults? Results { get; private set; }

    public IEnumerable<(string Sentence, TestedResult? Result)> Lines => Claims.Select(c => (c.Sentence.In(Language), Results?.Of(c.Test)));

    public void OnGet([FromServices] BuildResults build) => Results = build.Results;

    /// <summary>The page that a failed case is about: its argument.</summary>
    public static string PageOf(string failed) => Argument().Match(failed) is { Success: true } route ? route.Groups[1].Value : failed;

    [GeneratedRegex("route: \"([^\"]+)\"")]
    private static partial Regex Argument();
}

/// <summary>Read once: a build does not change while it runs.</summary>
public sealed class BuildResults
{
    public TestedResults? Results { get; } = TestedResults.Read(AppContext.BaseDirectory);
}
