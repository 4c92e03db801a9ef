using Woordhouder.Kernel;

namespace Woordhouder.Platform.Libraries;

/// <summary><c>overdue:</c> of settings.yaml: when somebody hears that something must come back, and what it costs when it does not. Left out: no messages and no charges.</summary>
/// <param name="ReminderDays">How many days before the due date the reminder goes, 0–30; 0: none.</param>
/// <param name="NoticeDays">After how many days late each notice goes: 1–365, one higher than the other; at most nine.</param>
/// <param name="BilledDays">After how many days late something counts as lost and is billed; later than the last notice. 0: never by itself.</param>
/// <param name="BlockAt">Whoever owes this much or more borrows nothing; zero: never. Never holds for who is under 18 (D41).</param>
/// <param name="ProcessingFee">On top of the replacement of something lost; not for who is under 18 (D41).</param>
/// <param name="Charges">From top to bottom: the first line that fits counts; what fits no line costs nothing.</param>
public sealed record OverdueSettings(int ReminderDays, IReadOnlyList<int> NoticeDays, int BilledDays, Money BlockAt, Money ProcessingFee, IReadOnlyList<ChargeRule> Charges)
{
    /// <summary>Below this age nobody pays for being late or for processing, and charges hold up no loan (Wsob art. 13, D41).</summary>
    public const int Adult = 18;

    /// <summary>Step of the reminder; notices are 1 and up.</summary>
    public const int Reminder = 0;

    /// <summary>Step of the message that something counts as lost.</summary>
    public const int Billed = 100;

    private static readonly ChargeRule Free = new(null, null, Money.Zero, Money.Zero, Money.Zero, 0);

    /// <summary>Whether somebody of this age who owes this much borrows nothing until less is open.</summary>
    public bool Blocks(Money owes, int age) => BlockAt > Money.Zero && owes >= BlockAt && age >= Adult;

    /// <param name="priceClass">Of the copy; "" when it has none.</param>
    public ChargeRule RuleFor(string material, string priceClass) => Charges.FirstOrDefault(c => c.Fits(material, priceClass)) ?? Free;

    /// <summary>The last message that is due on a day about something due on another; null: none yet.</summary>
    public int? StepOn(DateOnly today, DateOnly due)
    {
        var late = today.DayNumber - due.DayNumber;
        if (BilledDays > 0 && late >= BilledDays) return Billed;
        var notices = NoticeDays.Count(d => d <= late);
        if (notices > 0) return notices;
        return ReminderDays > 0 && late <= 0 && -late <= ReminderDays ? Reminder : null;
    }
}

/// <summary>One line of <c>overdue: charges:</c>. What a line leaves out (null), is any.</summary>
/// <param name="PriceClass">Of the copy, as Collection keeps it.</param>
/// <param name="PerDay">For each day after the due date.</param>
/// <param name="Most">For one loan, however late it is.</param>
/// <param name="Replacement">When it is lost.</param>
/// <param name="Line">In settings.yaml.</param>
public sealed record ChargeRule(string? Material, string? PriceClass, Money PerDay, Money Most, Money Replacement, int Line)
{
    public bool Fits(string material, string priceClass) => (Material is null || Material == material) && (PriceClass is null || PriceClass == priceClass);

    /// <summary>Fits everything that the other fits.</summary>
    public bool Covers(ChargeRule other) => (Material is null || Material == other.Material) && (PriceClass is null || PriceClass == other.PriceClass);

    /// <summary>For this many days late, at most <see cref="Most"/>.</summary>
    public Money ForDays(int days) => days <= 0 ? Money.Zero : new Money(Math.Min(Most.Cents, PerDay.Cents * days));
}
