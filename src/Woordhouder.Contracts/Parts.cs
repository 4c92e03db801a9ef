namespace Woordhouder.Contracts;

/// <summary>
/// The parts that clauses can rest on (<c>restsOn</c> in a statement). Whether a part runs is never written down: it runs when a module registered it
/// in this process. A clause that rests on a part that does not run is *planned*.
/// </summary>
public static class Parts
{
    public const string Statement = "platform.statement", Door = "platform.door", Registry = "platform.registry", Mail = "platform.mail", Outbound = "platform.outbound";
    public const string Enrolment = "patrons.enrolment", Subscriptions = "patrons.subscriptions", Membership = "patrons.membership", Preferences = "patrons.preferences";
    public const string Catalogue = "collection.catalogue";
    public const string Lending = "circulation.lending", ReadingHistory = "circulation.history", Holds = "circulation.holds", Overdue = "circulation.overdue";
    public const string AccessReport = "privacy.access-report", Portability = "privacy.portability", ErasureOnRequest = "privacy.erasure", Restriction = "privacy.restriction",
        Retention = "privacy.retention", Evidence = "privacy.evidence", Training = "privacy.training", RightsDesk = "privacy.rights-desk";
    public const string SignIn = "access.sign-in", TrainingGate = "access.training-gate";
    public const string Dues = "billing.dues", Payments = "billing.payments", Rooms = "bookings.rooms";
    public const string ActivityRegistration = "activities.registration", Photos = "activities.photos";
    public const string Inbox = "communications.inbox", Newsletter = "communications.newsletter", Welcome = "communications.welcome",
        ServiceNotices = "communications.service-notices", Objection = "communications.objection";
    public const string Profile = "insights.profile", Management = "insights.management", Visitors = "insights.visitors", Research = "insights.research";
    public const string Kb = "exchanges.kb", NationalLogin = "exchanges.national-login", InterlibraryLoan = "exchanges.interlibrary-loan", Cbs = "exchanges.cbs",
        Suppliers = "exchanges.suppliers", Authorities = "exchanges.authorities", SelfService = "exchanges.self-service";
    public const string Cameras = "premises.cameras";

    /// <summary>Every part named above: the vocabulary against which a statement is checked.</summary>
    public static readonly IReadOnlySet<string> All = typeof(Parts).GetFields()
        .Where(f => f is { IsLiteral: true, FieldType: var t } && t == typeof(string))
        .Select(f => (string)f.GetRawConstantValue()!)
        .ToHashSet();
}
