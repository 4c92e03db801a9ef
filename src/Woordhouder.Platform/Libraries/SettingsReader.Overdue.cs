using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

/// <summary><c>overdue:</c>, and what can be wrong with it.</summary>
internal static partial class SettingsReader
{
    private const int MostNotices = 9;

    private static OverdueSettings Overdue(MapNode s)
    {
        var overdue = s.Finish(new OverdueSettings(s.Number("reminderDays", 0), s.Has("noticeDays") ? s.Numbers("noticeDays") : [], s.Number("billedDays", 0),
            s.Money("blockAt", Kernel.Money.Zero), s.Money("processingFee", Kernel.Money.Zero), [.. s.OptionalSections("charges").Select(Charge)]));
        var notices = overdue.NoticeDays;
        if (overdue.ReminderDays > 30) s.Complain($"a reminder {overdue.ReminderDays} days before", "give 0 to 30 days", "reminderDays");
        if (notices.Count > MostNotices || notices.Any(d => d is < 1 or > 365) || notices.Zip(notices.Skip(1)).Any(pair => pair.Second <= pair.First))
            s.Complain($"notices after {string.Join(", ", notices)} days", $"give at most {MostNotices} numbers of 1 to 365, from low to high", "noticeDays");
        if (overdue.BilledDays > 0 && notices.Count > 0 && overdue.BilledDays <= notices[^1]) s.Complain($"billed after {overdue.BilledDays} days, before the last notice", "give a number higher than the last of noticeDays", "billedDays");
        return overdue;
    }

    private static ChargeRule Charge(MapNode s)
    {
        var charge = s.Finish(new ChargeRule(s.Optional("material"), s.Optional("priceClass"), s.Money("perDay"), s.Money("most"), s.Money("replacement"), s.Place.Line));
        if (charge.Most < charge.PerDay) s.Complain($"at most {charge.Most}, which is less than one day", "give 'most' at least the amount of 'perDay'", "most");
        return charge;
    }

    private static void CheckCharges(LibrarySettings settings, MapNode top, List<Complaint> complaints)
    {
        var (charges, file) = (settings.Overdue.Charges, top.Place.File);
        foreach (var (charge, place) in charges.Select((c, n) => (c, n)))
        {
            if (charge.Material is { } material && !MaterialTypes.Ids.Contains(material)) complaints.Add(new Complaint(new Place(file, charge.Line), $"'{material}' is no material", $"use one of: {string.Join(", ", MaterialTypes.Ids)}; or leave 'material' out for all"));
            if (charges.Take(place).FirstOrDefault(c => c.Covers(charge)) is { } wider) complaints.Add(new Complaint(new Place(file, charge.Line), $"this line is never used: line {wider.Line} fits all of it and comes first", "put it higher, or take it away"));
        }
    }
}
