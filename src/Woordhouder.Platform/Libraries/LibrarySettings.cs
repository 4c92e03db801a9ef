using Woordhouder.Kernel;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

/// <summary><c>settings.yaml</c>: how this library works, without promises (those stand in the statement).</summary>
public sealed record LibrarySettings(
    string Id,
    IReadOnlyList<string> Hosts,
    string TimeZone,
    IReadOnlyList<BranchSettings> Branches,
    IReadOnlyList<SubscriptionSettings> Subscriptions,
    LoanSettings Loans,
    CardSettings Cards,
    MailSettings Mail,
    bool AnswersToPublishedText);

public sealed record BranchSettings(string Id, string Name, string Isil);

/// <param name="Fee">Per year; youth pay nothing (Wsob art. 13, D41).</param>
/// <param name="FromAge">In years, on the day of enrolment; inclusive.</param>
/// <param name="ToAge">Inclusive; null: no upper end.</param>
/// <param name="Duration">Null: without expiry.</param>
/// <param name="OnlineLibrary">Entitles to the online library (R56).</param>
public sealed record SubscriptionSettings(string Id, Bilingual Name, Bilingual Description, Money Fee, int FromAge, int? ToAge, Period? Duration, bool OnlineLibrary, int MaxLoans);

/// <param name="Default">For a material type without a line of its own.</param>
public sealed record LoanSettings(LoanPolicy Default, IReadOnlyDictionary<string, LoanPolicy> ByMaterial);

/// <param name="Days">Loan period in days; due dates on a closed day move to the next open one once opening days exist.</param>
public sealed record LoanPolicy(int Days, int Renewals);

/// <param name="Prefix">First digits of every card number; the rest is a running number and a Luhn check digit, 14 in all.</param>
public sealed record CardSettings(string Prefix);

/// <param name="From">Sender of service mail.</param>
/// <param name="Host">Relay; must be a host of a recipient in the statement (D31).</param>
public sealed record MailSettings(string From, string Host, int Port, bool StartTls, string? UserName, string? PasswordFile);
