using System.Globalization;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>Charges and messages in words, and amounts as people type them.</summary>
internal static class ChargeWords
{
    public static string Of(this PageChrome chrome, ChargeKind kind) => kind switch
    {
        ChargeKind.Overdue => chrome.L("te laat", "late"),
        ChargeKind.Lost => chrome.L("kwijt", "lost"),
        ChargeKind.Processing => chrome.L("vervangen", "replacing"),
        ChargeKind.Loan => chrome.L("leengeld", "loan fee"),
        _ => chrome.L("beschadigd", "damaged"),
    };

    public static string Of(this PageChrome chrome, ChargeState state) => state switch
    {
        ChargeState.Open => chrome.L("open", "open"),
        ChargeState.Paid => chrome.L("betaald", "paid"),
        ChargeState.Waived => chrome.L("kwijtgescholden", "waived"),
        ChargeState.RefundDue => chrome.L("terug te betalen", "to be refunded"),
        ChargeState.Refunded => chrome.L("terugbetaald", "refunded"),
        _ => chrome.L("vervallen", "cancelled"),
    };

    public static string StateKind(ChargeState state) => state switch { ChargeState.Open => "warn", ChargeState.RefundDue => "go", _ => "plain" };

    /// <summary>Why it is asked: "Boek, 8 dagen te laat."</summary>
    public static string Why(this PageChrome chrome, ChargeShown charge)
    {
        var kind = chrome.Text("material." + charge.MaterialType);
        var why = charge.Kind switch
        {
            ChargeKind.Overdue when charge.DaysLate == 1 => chrome.L($"{kind}, 1 dag te laat", $"{kind}, 1 day late"),
            ChargeKind.Overdue => chrome.L($"{kind}, {charge.DaysLate} dagen te laat", $"{kind}, {charge.DaysLate} days late"),
            ChargeKind.Lost => chrome.L($"{kind}, kwijt", $"{kind}, lost"),
            ChargeKind.Processing => chrome.L($"{kind}, werk om te vervangen", $"{kind}, work to replace it"),
            ChargeKind.Loan => chrome.L($"{kind}, leengeld", $"{kind}, loan fee"),
            _ => chrome.L($"{kind}, beschadigd: {charge.What}", $"{kind}, damaged: {charge.What}"),
        };
        return char.ToUpper(why[0], chrome.Culture) + why[1..];
    }

    public static string Of(this PageChrome chrome, int step) => step switch
    {
        OverdueSettings.Reminder => chrome.L("herinnering", "reminder"),
        OverdueSettings.Billed => chrome.L("geldt als kwijt", "counts as lost"),
        _ => chrome.L($"te laat, bericht {step}", $"late, message {step}"),
    };

    /// <summary>What the desk tells whoever borrows.</summary>
    public static string CostsFee(this PageChrome chrome, Money fee) => chrome.L($"Lenen kost {chrome.Euro(fee)}. Het staat bij de kosten.", $"Borrowing costs {chrome.Euro(fee)}. It stands with the costs.");

    public static string Euro(this PageChrome chrome, Money amount) => amount.Format(chrome.Culture);

    /// <summary>"12,50", "12.50" or "12"; null: no amount.</summary>
    public static Money? Amount(string? typed) =>
        decimal.TryParse((typed ?? "").Replace("€", "", StringComparison.Ordinal).Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euro) && euro < 1_000_000 ? Money.FromEuro(euro) : null;
}
