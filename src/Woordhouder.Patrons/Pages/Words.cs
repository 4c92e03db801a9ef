using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages;

/// <summary>Words for values, used on several pages.</summary>
internal static class Words
{
    public static string Of(PageChrome chrome, Gender gender) => gender switch
    {
        Gender.Man => chrome.L("Man", "Man"),
        Gender.Woman => chrome.L("Vrouw", "Woman"),
        Gender.X => "X",
        _ => chrome.L("Niet gezegd", "Not said"),
    };

    public static string Of(PageChrome chrome, ReadingHistoryChoice choice) => choice switch
    {
        ReadingHistoryChoice.Keep => chrome.L("Bewaren", "Keep"),
        ReadingHistoryChoice.Forget => chrome.L("Vergeten", "Forget"),
        _ => chrome.L("Nog niet gekozen", "Not chosen yet"),
    };

    public static string Of(PageChrome chrome, RepresentationKind kind) => kind switch
    {
        RepresentationKind.Curator => chrome.L("Curator", "Curator"),
        RepresentationKind.Administrator => chrome.L("Bewindvoerder", "Administrator"),
        RepresentationKind.Mentor => chrome.L("Mentor", "Mentor"),
        _ => chrome.L("Ouder of voogd", "Parent or guardian"),
    };

    public static string Of(PageChrome chrome, PatronState state) => state switch
    {
        PatronState.Expiring => chrome.L($"loopt af binnen {OfficePatrons.Soon} dagen", $"runs out within {OfficePatrons.Soon} days"),
        PatronState.Expired => chrome.L("afgelopen, nog lid", "run out, still a member"),
        PatronState.Cancelled => chrome.L("opgezegd", "cancelled"),
        PatronState.Postponed => chrome.L("einde uitgesteld: nog iets open", "end postponed: something is open"),
        PatronState.Ended => chrome.L("gestopt", "over"),
        _ => chrome.L("lid", "member"),
    };

    public static string AddressOf(PatronContact c) => $"{c.Street} {c.HouseNumber} {c.HouseNumberAddition}".TrimEnd() + $", {Postcode.Show(c.Postcode)} {c.City}";
}
