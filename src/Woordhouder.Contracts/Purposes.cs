using Woordhouder.Kernel;

namespace Woordhouder.Contracts;

// The purposes that this program can use personal data for. What they may see, on which basis, stands in the library's statement under their id.
// A purpose that the statement leaves out is off; one in the statement that is not here belongs to a part that does not run yet.

/// <summary>Before the contract: somebody enrols (R33).</summary>
public sealed class Enrolment : IPurpose { public static string Id => "enrolment"; }

/// <summary>Keeping the membership: details, card, subscription, representatives (R12).</summary>
public sealed class Membership : IPurpose { public static string Id => "membership"; }

/// <summary>Checking out, checking in, renewing (R13).</summary>
public sealed class Lending : IPurpose { public static string Id => "lending"; }

/// <summary>Showing a member the titles they chose to keep (D11).</summary>
public sealed class ReadingHistory : IPurpose { public static string Id => "reading-history"; }

/// <summary>Counts for the library's public task (R36).</summary>
public sealed class LibraryStatistics : IPurpose { public static string Id => "library-statistics"; }

/// <summary>Signing in members and staff.</summary>
public sealed class SignIn : IPurpose { public static string Id => "sign-in"; }

/// <summary>Mail that a service needs: confirmations, notices.</summary>
public sealed class ServiceMail : IPurpose { public static string Id => "service-mail"; }

/// <summary>Staff accounts, training, security and consultation logs.</summary>
public sealed class StaffAccess : IPurpose { public static string Id => "staff-access"; }

/// <summary>Answering the rights of data subjects (AVG arts. 15–22).</summary>
public sealed class Rights : IPurpose { public static string Id => "rights"; }

/// <summary>Keeping and deleting on time (R76–R80).</summary>
public sealed class Retention : IPurpose { public static string Id => "retention"; }

/// <summary>Showing that the statement is kept (AVG art. 5(2)).</summary>
public sealed class Accountability : IPurpose { public static string Id => "accountability"; }

/// <summary>Knowing whom to speak to at a school or group that borrows.</summary>
public sealed class Institutions : IPurpose { public static string Id => "institutions"; }
