namespace Woordhouder.Exchanges.Sip2;

/// <summary>What a terminal can ask, by the two figures that its message begins with.</summary>
internal enum SipCommand
{
    BlockPatron = 1, CheckIn = 9, CheckOut = 11, Hold = 15, ItemInformation = 17, ItemStatusUpdate = 19, PatronStatus = 23, PatronEnable = 25,
    Renew = 29, EndPatronSession = 35, FeePaid = 37, PatronInformation = 63, RenewAll = 65, LogIn = 93, RequestResend = 97, TerminalStatus = 99,
}

/// <summary>The parts of fixed width that follow the two figures, in their order.</summary>
internal static class SipLayout
{
    public const string Date = "date", NoBlock = "no block", MayRenew = "renewal policy", DueDate = "nb due date", ReturnDate = "return date", Language = "language", Summary = "summary", Mode = "mode",
        Version = "version", Currency = "currency", Other = "other";

    private static readonly Dictionary<SipCommand, (string Name, int Width)[]> Layouts = new()
    {
        [SipCommand.BlockPatron] = [(Other, 1), (Date, 18)],
        [SipCommand.CheckIn] = [(NoBlock, 1), (Date, 18), (ReturnDate, 18)],
        [SipCommand.CheckOut] = [(MayRenew, 1), (NoBlock, 1), (Date, 18), (DueDate, 18)],
        [SipCommand.Hold] = [(Mode, 1), (Date, 18)],
        [SipCommand.ItemInformation] = [(Date, 18)],
        [SipCommand.ItemStatusUpdate] = [(Date, 18)],
        [SipCommand.PatronStatus] = [(Language, 3), (Date, 18)],
        [SipCommand.PatronEnable] = [(Date, 18)],
        [SipCommand.Renew] = [(Other, 1), (NoBlock, 1), (Date, 18), (DueDate, 18)],
        [SipCommand.EndPatronSession] = [(Date, 18)],
        [SipCommand.FeePaid] = [(Date, 18), (Other, 4), (Currency, 3)],
        [SipCommand.PatronInformation] = [(Language, 3), (Date, 18), (Summary, 10)],
        [SipCommand.RenewAll] = [(Date, 18)],
        [SipCommand.LogIn] = [(Other, 2)],
        [SipCommand.RequestResend] = [],
        [SipCommand.TerminalStatus] = [(Other, 4), (Version, 4)],
    };

    public static (string Name, int Width)[] Of(SipCommand command) => Layouts[command];

    public static bool Knows(int command) => Layouts.ContainsKey((SipCommand)command);

    /// <summary>The fields that a request can hold. Others are passed over, but they do not help to find where the fixed part ends.</summary>
    public static readonly IReadOnlySet<string> Tags = new HashSet<string>
    {
        "AA", "AB", "AC", "AD", "AJ", "AL", "AO", "AP", "BI", "BK", "BO", "BP", "BQ", "BS", "BV", "BW", "BY", "CG", "CH", "CN", "CO", "CP",
    };
}
