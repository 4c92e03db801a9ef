namespace Woordhouder.Exchanges.Sip2;

/// <summary>Circulation status of an item (18, positions 2–3).</summary>
internal enum CirculationStatus { Other = 1, OnOrder = 2, Available = 3, Charged = 4, WaitingOnHoldShelf = 8, InTransit = 10, ClaimedReturned = 11, Lost = 12, Missing = 13 }

/// <summary>Which list a terminal asks for with 63: the position of the one Y in its summary, and the field that the lines stand in.</summary>
internal enum SummaryList { HoldItems = 0, OverdueItems = 1, ChargedItems = 2, FineItems = 3, RecallItems = 4, UnavailableHolds = 5 }

/// <summary>Why a patron may not: the positions of the patron status. A flag is a denial.</summary>
internal enum PatronDenial { Charge = 0, Renewal = 1, Hold = 3, CardLost = 4, TooManyCharged = 5, TooManyFines = 10 }

internal static class SipCodes
{
    public const string English = "001", Dutch = "005", UnknownLanguage = "000";
    /// <summary>What 3M sells for books; a library that has other labels leaves the gate to read the label itself.</summary>
    public const string TattleTape = "02";
    public const string FeeUnknown = "01";
    /// <summary>Of a hold: this copy and no other.</summary>
    public const string SpecificCopy = "3";

    /// <summary>BT: what is paid for borrowing.</summary>
    public const string Rental = "06";

    /// <summary>BH: the only currency that is paid in.</summary>
    public const string Euro = "EUR";

    /// <summary>The 16 positions of BX: what this server does. Blocking and enabling a card are answered, and not carried out: those the desk does.</summary>
    public const string Supported = "YYYNYYYYYYYYNYYY";

    /// <summary>Media type by the material type of the catalogue.</summary>
    public static string MediaType(string material) => material switch
    {
        "book" or "large-print" or "braille" or "sheet-music" or "manuscript" => "001",
        "magazine" or "newspaper" => "002",
        "music-cassette" => "004",
        "video-cassette" => "005",
        "music-cd" or "audiobook" or "dvd" or "blu-ray" => "006",
        _ => "000",
    };

    /// <summary>A tape that a desensitizer would erase.</summary>
    public static bool IsMagnetic(string material) => material is "music-cassette" or "video-cassette";

    /// <summary>The language of the sentences for a language code of the standard; null: the terminal's own.</summary>
    public static string? Language(string code) => code switch { English or "024" => "en", Dutch or "026" => "nl", _ => null };

    /// <summary>Null: none, or more than one, was asked for.</summary>
    public static SummaryList? AskedFor(string summary)
    {
        var at = summary.IndexOf('Y', StringComparison.Ordinal);
        return at is >= 0 and <= (int)SummaryList.UnavailableHolds && summary.IndexOf('Y', at + 1) < 0 ? (SummaryList)at : null;
    }

    public static string Tag(SummaryList list) => list switch
    {
        SummaryList.HoldItems => "AS",
        SummaryList.OverdueItems => "AT",
        SummaryList.ChargedItems => "AU",
        SummaryList.FineItems => "AV",
        SummaryList.RecallItems => "BU",
        _ => "CD",
    };

    /// <summary>The 14 positions, with Y where the patron may not.</summary>
    public static string Status(IEnumerable<PatronDenial> denials)
    {
        var flags = new string(' ', 14).ToCharArray();
        foreach (var denial in denials) flags[(int)denial] = 'Y';
        return new string(flags);
    }

    /// <summary>Nobody whom we know or may show: denied what can be denied.</summary>
    public const string Nobody = "YYYY          ";
}
