namespace Woordhouder.Kernel;

/// <summary>
/// What the program can do about keeping and deleting: the event that a period is counted from. The period itself stands in the library's statement.
/// In files: lower case with hyphens. A schedule that the statement promises and that is not here belongs to a part that does not run yet.
/// </summary>
public enum Schedule
{
    /// <summary>The person's membership ended (R76, D10).</summary>
    Membership,
    /// <summary>An enrolment was begun and not confirmed (R33, D13).</summary>
    PendingEnrolment,
    /// <summary>A loan was returned and its borrower has made no choice about the reading history (D11).</summary>
    TitlesUndecided,
    /// <summary>A loan was returned by somebody who chose to forget titles (D11).</summary>
    TitlesForgotten,
    /// <summary>A card was replaced or reported lost.</summary>
    CardReplaced,
    ConsultationLog,
    SecurityLog,
    /// <summary>A session expired or was ended.</summary>
    Sessions,
    MailJournal,
    MailBodies,
    /// <summary>A consent was withdrawn or its purpose ended.</summary>
    ConsentEvidence,
    /// <summary>A request about rights was closed.</summary>
    RightsRequest,
    /// <summary>A report or package was made.</summary>
    RightsPackage,
    /// <summary>A representative's link ended.</summary>
    Representation,
    /// <summary>A member of staff left service.</summary>
    StaffAccount,
    /// <summary>Training of somebody who left service.</summary>
    Training,
    /// <summary>An outbox or inbox row was handled.</summary>
    Outbox,
    /// <summary>As long as the person's file (D13).</summary>
    SendLog,
    /// <summary>The sign-in of a member whose membership ended.</summary>
    SignInAccount,
    /// <summary>A hold that was cancelled, was not collected or could not be filled (D13).</summary>
    Holds,
    /// <summary>The end of the book year in which a charge was paid, waived or refunded (R78, D12).</summary>
    Charges,
    /// <summary>A charge was paid, waived or refunded: from then on, which loan and copy it was about is needed only to refund what is found again.</summary>
    ChargeDetails,
    /// <summary>The last day of a note on a patron, which staff chose when they wrote it (D13).</summary>
    Notes,
    /// <summary>A guest brought everything back and owes nothing.</summary>
    Guests,
    /// <summary>Something was lent although something spoke against it.</summary>
    LoanOverrides,
    /// <summary>Somebody stopped being the contact person of a school or group.</summary>
    InstitutionContact,
}
