using Woordhouder.Kernel;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

/// <summary><c>settings.yaml</c>: how this library works, without promises (those stand in the statement).</summary>
/// <param name="WatchedFolder">Folder in which suppliers put files of records; null: none.</param>
public sealed record LibrarySettings(
    string Id,
    IReadOnlyList<string> Hosts,
    string TimeZone,
    IReadOnlyList<BranchSettings> Branches,
    IReadOnlyList<SubscriptionSettings> Subscriptions,
    LoanSettings Loans,
    CardSettings Cards,
    ItemSettings Items,
    MailSettings Mail,
    bool AnswersToPublishedText,
    IReadOnlyList<CatalogueSourceSettings> CatalogueSources,
    OpeningSettings Opening,
    HoldSettings Holds,
    IReadOnlyList<SortBin> SortBins,
    OverdueSettings Overdue,
    string? WatchedFolder = null)
{
    /// <summary>What a member can choose from.</summary>
    public IEnumerable<SubscriptionSettings> ForMembers => Subscriptions.Where(s => s.For == SubscriptionFor.Members);

    /// <summary>What guests borrow under; null: this library lends to members only.</summary>
    public SubscriptionSettings? ForGuests => Subscriptions.FirstOrDefault(s => s.For == SubscriptionFor.Guests);
}

/// <param name="Hours">Null: not said; no day counts as closed then but the closed days and holidays.</param>
public sealed record BranchSettings(string Id, string Name, string Isil, WeekHours? Hours = null, string? Address = null, string? Telephone = null);

/// <param name="Fee">Per year; youth pay nothing (Wsob art. 13, D41).</param>
/// <param name="FromAge">In years, on the day of enrolment; inclusive.</param>
/// <param name="ToAge">Inclusive; null: no upper end.</param>
/// <param name="Duration">Null: without expiry.</param>
/// <param name="OnlineLibrary">Entitles to the online library (R56).</param>
/// <param name="MaxHolds">Open holds at once; 0: reserving is not part of it.</param>
/// <param name="For">Who can have it. Only that of members can be chosen at enrolment.</param>
public sealed record SubscriptionSettings(string Id, Bilingual Name, Bilingual Description, Money Fee, int FromAge, int? ToAge, Period? Duration, bool OnlineLibrary, int MaxLoans, int MaxHolds, SubscriptionFor For = SubscriptionFor.Members);

/// <summary>Members; guests, of whom only a name and a card number are known; or institutions, whose loans belong to no person.</summary>
public enum SubscriptionFor { Members = 0, Guests = 1, Institutions = 2 }

/// <param name="Prefix">First digits of every card number; the rest is a running number and a Luhn check digit, 14 in all.</param>
public sealed record CardSettings(string Prefix);

/// <param name="BarcodePrefix">First digits of the numbers that the library gives to new copies; the rest is a running number and a Luhn check digit.</param>
/// <param name="Labels">The sheet that item labels are printed on.</param>
public sealed record ItemSettings(string BarcodePrefix, int BarcodeLength, LabelSheet Labels);

/// <summary>Labels on an A4 sheet, in millimetres. Without margins the labels stand in the middle of the sheet.</summary>
public sealed record LabelSheet(int Columns, int Rows, decimal Width, decimal Height, decimal GapX, decimal GapY, decimal Left, decimal Top)
{
    public const decimal PaperWidth = 210, PaperHeight = 297;
    public bool Fits => Columns > 0 && Rows > 0 && Width >= 20 && Height >= 10 && Left >= 0 && Top >= 0
        && Left + Columns * Width + (Columns - 1) * GapX <= PaperWidth && Top + Rows * Height + (Rows - 1) * GapY <= PaperHeight;
}

/// <param name="From">Sender of service mail.</param>
/// <param name="Host">Relay; must be a host of a recipient in the statement (D31).</param>
public sealed record MailSettings(string From, string Host, int Port, bool StartTls, string? UserName, string? PasswordFile);

/// <summary>A catalogue elsewhere from which records may be copied, asked over SRU.</summary>
/// <param name="Url">https://… of a host that the statement lists (D31), or a path of this library itself.</param>
/// <param name="Version">Of SRU: 1.1 or 1.2.</param>
/// <param name="Schema">Name by which that server knows MARCXML.</param>
/// <param name="IsbnIndex">Name of its index of ISBNs.</param>
/// <param name="WordIndex">Name of its index of all words.</param>
public sealed record CatalogueSourceSettings(string Name, string Url, string Version, string Schema, string IsbnIndex, string WordIndex);
