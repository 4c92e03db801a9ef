using Woordhouder.Kernel;

namespace Woordhouder.Platform.Statements;

/// <summary>The longest periods that the law, the published promise or a recorded decision allows; a library may choose shorter ones (D13).</summary>
internal static class Ceilings
{
    public static readonly IReadOnlyDictionary<string, (Period Longest, string Source)> All = new Dictionary<Schedule, (string Period, string Source)>
    {
        [Schedule.Membership] = ("P5Y", "R76: five years after the membership ended"),
        [Schedule.PendingEnrolment] = ("P30D", "D13: an unverified registration"),
        [Schedule.TitlesUndecided] = ("P60D", "D11: titles without a choice"),
        [Schedule.TitlesForgotten] = ("P1D", "D11: titles that the member chose to forget"),
        [Schedule.CardReplaced] = ("P90D", "R79: no longer needed once the old card is refused"),
        [Schedule.ConsultationLog] = ("P18M", "D13: staff consultation log"),
        [Schedule.SecurityLog] = ("P6M", "D13: sign-in and security log"),
        [Schedule.Sessions] = ("P1D", "D13: sessions until expiry"),
        [Schedule.MailJournal] = ("P13M", "D13: mail journal"),
        [Schedule.MailBodies] = ("P30D", "D13: bodies of mail"),
        [Schedule.ConsentEvidence] = ("P5Y", "D13: consent evidence in use + 5 years"),
        [Schedule.RightsRequest] = ("P5Y", "D13: rights request closing + 5 years"),
        [Schedule.RightsPackage] = ("P30D", "D13: rights package"),
        [Schedule.Representation] = ("P30D", "D13: representative's link its end + 30 days"),
        [Schedule.StaffAccount] = ("P2Y", "D13: in service + 2 years"),
        [Schedule.Training] = ("P2Y", "D13: training in service + 2 years"),
        [Schedule.Outbox] = ("P30D", "D13: in- and outbox ids"),
        [Schedule.SendLog] = ("P5Y", "D13: as long as the person's file"),
        [Schedule.Holds] = ("P90D", "D13: a hold its end + 90 days"),
        [Schedule.Charges] = ("P7Y", "R78, D12: seven years after the book year (AWR 52(4))"),
        [Schedule.ChargeDetails] = ("P1Y", "R79: no longer needed once nothing is refunded any more"),
        [Schedule.Notes] = ("P1D", "D13: a note on a patron its own last day"),
        [Schedule.Guests] = ("P1D", "R79: no longer needed once everything is back and paid"),
        [Schedule.LoanOverrides] = ("P90D", "R79: no longer needed once the office has looked"),
        [Schedule.InstitutionContact] = ("P30D", "R79: no longer needed once somebody else is the contact"),
        [Schedule.SignInAccount] = ("P30D", "R79: no longer needed once the membership ended"),
    }.ToDictionary(x => x.Key.ToKebab(), x => (Period.Parse(x.Value.Period), x.Value.Source));
}
