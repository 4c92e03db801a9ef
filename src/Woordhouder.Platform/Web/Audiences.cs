using Woordhouder.Platform.Data;

namespace Woordhouder.Platform.Web;

/// <summary>
/// The folders that pages lie in, and who may open them (architecture §5). The folder decides; a page outside these folders is refused to everybody.
/// </summary>
public static class Audiences
{
    public const string Open = "Open", My = "My", Desk = "Desk", Office = "Office", Officer = "Officer", Admin = "Admin";
    public static readonly IReadOnlyList<string> All = [Open, My, Desk, Office, Officer, Admin];

    /// <summary>The roles that staff accounts hold.</summary>
    public static class Roles
    {
        public const string Desk = "desk", Volunteer = "volunteer", BackOffice = "back-office", Marketing = "marketing", PrivacyOfficer = "privacy-officer", Administrator = "administrator";
        /// <summary>Beside back office: may hand out a list of members, for a purpose and with a reason. Opens no page by itself.</summary>
        public const string MemberList = "member-list";
        public static readonly IReadOnlyList<string> All = [Desk, Volunteer, BackOffice, Marketing, PrivacyOfficer, Administrator, MemberList];
        /// <summary>They sign in with a second factor.</summary>
        public static readonly IReadOnlySet<string> SecondFactor = new HashSet<string> { BackOffice, PrivacyOfficer, Administrator, MemberList };
    }

    private static readonly Dictionary<string, string[]> MayOpen = new()
    {
        [Desk] = [Roles.Desk, Roles.Volunteer, Roles.BackOffice],
        [Office] = [Roles.BackOffice],
        [Officer] = [Roles.PrivacyOfficer],
        [Admin] = [Roles.Administrator],
    };

    public static bool May(Actor actor, string audience) => audience switch
    {
        Open => true,
        My => actor.Kind == ActorKind.Member,
        _ => actor.Kind == ActorKind.Staff && May(actor.Roles, audience),
    };

    /// <summary>Whether one of these roles opens a folder of staff.</summary>
    public static bool May(IEnumerable<string> roles, string audience) => MayOpen.TryGetValue(audience, out var may) && roles.Any(may.Contains);
}

/// <summary>An act within a page that needs more than opening the page: declared with the use case, standing in the same matrix of role and page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsRoleAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles { get; } = roles;
}
