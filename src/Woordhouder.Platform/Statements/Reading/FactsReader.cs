using Woordhouder.Kernel;

namespace Woordhouder.Platform.Statements;

/// <summary>The shape of each kind of entry in <c>statement.yaml</c> (docs/statement-format.md), one method each.</summary>
internal static class FactsReader
{
    private static readonly string[] Situations =
        ["other-library", "kb", "supplier", "legal-duty", "statistics", "bank", "accountant", "press", "supervisor", "own-request"];

    public static StatementVersionFacts Version(YamlEntry e) => new(e.Date("date"), e.Date("follows"));

    public static ControllerFacts Controller(YamlEntry e) => new(
        e.Text("name"), e.Text("shortName"), e.Text("street"), e.Text("postcode"), e.Text("city"), e.Text("phone"),
        e.Text("privacyMailbox"), e.Text("chamberOfCommerce"), e.Text("website"), e.Bilingual("privacyOfficer"), e.Text("isil"));

    public static PurposeFacts Purpose(YamlEntry e) => new(
        e.Id, e.Text("clause", "the id of a clause"), e.Choice<LawfulBasis>("basis"), e.Choices<Category>("categories"), e.Bilingual("label"),
        e.OptionalNumber("minimumAge") ?? 0, e.OptionalBilingual("consentText"), e.OptionalBilingual("interest"),
        e.Word("requirement", required: false, "needed", "optional") != "optional", e.Place);

    public static ScheduleFacts Schedule(YamlEntry e) => new(
        e.Id, e.Text("clause", "the id of a clause"), e.Period("period"), e.Choices<Category>("covers"), e.OptionalText("within"), e.Bilingual("label"), e.Place);

    public static RecipientFacts Recipient(YamlEntry e) => new(
        e.Id, e.Text("clause", "the id of a clause"), e.Word("situation", required: true, Situations) ?? "", e.Text("purpose", "the id of a purpose"),
        e.Text("country", "the two letters of a country in the EU, such as NL"), e.Texts("hosts"), e.OptionalDate("agreementUntil"),
        e.Entries("fields", "field", f => new RecipientField(f.Text("field", "table.column"), f.Bilingual("label")), withId: false),
        e.OptionalBilingual("label"), e.Place);

    public static LaneFacts Lane(YamlEntry e) => new(
        e.Id, e.Text("purpose", "the id of a purpose"), e.Text("clause", "the id of a clause"),
        e.Word("stop", required: true, "never", "reminder-only", "one-click") ?? "", e.Bilingual("label"), e.Place);

    public static CookieFacts Cookie(YamlEntry e) => new(
        e.Id, e.Text("clause", "the id of a clause"), e.OptionalLifetime("lifetime"), e.Bilingual("label"), e.Place);

    public static DeviationFacts Deviation(YamlEntry e) => new(
        e.Id, e.Text("clause", "the id of a clause"), e.Text("decision", "the id of a decision, such as D15"), e.Date("date"),
        e.Bilingual("decidedBy"), e.Bilingual("problem"), e.Bilingual("behaviour"), e.Place);

    public static Clause Clause(YamlEntry e) => new(
        e.Id, e.Choice<ClauseKind>("kind"), e.Text("theme", "the id of the heading that it stands under"), e.Texts("requirements"), e.Texts("decisions"),
        e.Texts("restsOn"), e.Bilingual("title"), e.OptionalText("original"), e.Texts("evidence"), e.OptionalBilingual("source"), e.OptionalDate("reviewed"), e.Place);
}
