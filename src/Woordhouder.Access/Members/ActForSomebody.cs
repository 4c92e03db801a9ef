using Woordhouder.Access.Sessions;
using Woordhouder.Access.SigningIn;
using Woordhouder.Kernel;

namespace Woordhouder.Access.Members;

/// <summary>A member turns deliberately to somebody whom they represent (D5), or back to themselves.</summary>
internal sealed class ActForSomebody(MemberDirectory members, SessionBook sessions)
{
    /// <returns>The new token of the session.</returns>
    public async Task<Outcome<string>> Do(Session session, PersonId whom, CancellationToken ct = default)
    {
        if (session.Kind != SessionKind.Member || !await members.MayActFor(session.PersonId, whom, ct)) return new Refusal("not-represented");
        return await sessions.MoveOn(session, SessionStage.In, whom == session.PersonId ? null : whom, ct);
    }
}
