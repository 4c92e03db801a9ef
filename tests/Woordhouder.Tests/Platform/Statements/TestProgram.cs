using Woordhouder.Kernel;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Tests.Platform.Statements;

/// <summary>A made-up program that keeps exactly the word of the good statement. Small, so that a test can say what it changes.</summary>
internal static class TestProgram
{
    public static readonly ProgramFacts Facts = new(
        Parts: Set("platform.statement", "platform.mail", "patrons.membership", "circulation.lending", "access.sign-in", "privacy.retention",
            "privacy.rights-desk", "exchanges.kb", "communications.newsletter"),
        RunningParts: Set("platform.statement", "platform.mail", "patrons.membership", "circulation.lending", "access.sign-in", "privacy.retention",
            "privacy.rights-desk", "exchanges.kb"),
        Purposes: Set("enrolment", "membership", "lending", "sign-in", "staff-access", "rights", "retention", "accountability", "service-mail", "library-statistics", "reading-history"),
        // reading-history is used by code and absent from the statement: it is off, which is no mistake.
        UsedPurposes: Set("enrolment", "membership", "lending", "sign-in", "staff-access", "rights", "retention", "accountability", "service-mail", "library-statistics", "reading-history"),
        Uses:
        [
            ("membership", "patron", Category.Identity), ("membership", "patron", Category.Contact), ("membership", "patron_demographics", Category.Demographics),
            ("membership", "loan", Category.Lending), ("titles-undecided", "loan", Category.Lending), ("security-log", "sign_in", Category.Security),
            ("mail-bodies", "mail", Category.Correspondence),
            // Nobody in this library uses images, so they need no schedule.
            ("photos", "photo", Category.Images),
        ],
        Fields: Set("person.name", "person.born_on", "card.number", "loan.returned_on"),
        Senders: [("kb", ["card.number", "person.born_on"])],
        Lanes: Set("service"),
        Cookies: Set("__Host-session"),
        Pages: ["/", "/privacy", "/privacy/rechten", "/privacy/versies/{date}", "/privacy/woord/{clause?}"],
        Evidence: new Dictionary<string, EvidenceFacts>
        {
            ["door.purposes"] = new("structural", true),
            ["statistics.cells"] = new("live", true),
            ["overdue.membership"] = new("live", true),
            ["sent.fields"] = new("live", true),
            ["attested.training"] = new("attested", true),
            ["report.complete"] = new("structural", true),
            ["mail.lanes"] = new("live", true),
            ["cookies.listed"] = new("structural", true),
            ["clock.tested"] = new("tested", true),
            ["never.sabotaged"] = new("live", false),
        },
        Requirements: Set("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"),
        Decisions: Set("D10", "D15"),
        Ceilings: new Dictionary<string, (Period, string)> { ["membership"] = (Period.Parse("P5Y"), "R3: five years after the membership ended") });

    public static readonly IReadOnlyList<CategoryLabel> Labels =
    [
        new(Category.Identity, new("wie je bent", "who you are"), [new("naam", "name"), new("pasnummer", "card number")]),
        new(Category.Contact, new("contactgegevens", "contact details"), [new("adres", "address"), new("e-mail", "e-mail")]),
        new(Category.Lending, new("leengegevens", "lending data"), []),
    ];

    private static HashSet<string> Set(params string[] items) => [.. items];
}
