namespace Woordhouder.Kernel;

/// <summary>Kinds of personal data: the closed list that statements speak in (R9, D39). In files: lower case with hyphens.</summary>
public enum Category
{
    /// <summary>Name, member number and card number.</summary>
    Identity,
    /// <summary>Address, e-mail, telephone.</summary>
    Contact,
    /// <summary>Birth date and gender.</summary>
    Demographics,
    /// <summary>Subscription, card, entitlements and their dates.</summary>
    Membership,
    Lending,
    /// <summary>Choices, consents and objections.</summary>
    Preferences,
    /// <summary>Who acts for whom: parent, guardian, curator.</summary>
    Representation,
    /// <summary>Sign-in name, password hash, second factor, sessions.</summary>
    Account,
    /// <summary>Sign-in and security log.</summary>
    Security,
    /// <summary>Who opened which record when and for what.</summary>
    Consultation,
    /// <summary>Mail sent and its text.</summary>
    Correspondence,
    /// <summary>Requests, restrictions, holds on deletion.</summary>
    Rights,
    /// <summary>Staff accounts, roles, training.</summary>
    Staff,
    Financial,
    Bookings,
    Activities,
    Images,
    /// <summary>The profile for targeted communication.</summary>
    Interests,
    /// <summary>E-book flag and link number of the online library.</summary>
    Online,
    Visitors,
}
