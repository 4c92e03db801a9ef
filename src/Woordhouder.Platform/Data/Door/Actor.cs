using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

public enum ActorKind
{
    /// <summary>A visitor who has not signed in: sees nobody.</summary>
    Anonymous,
    /// <summary>A member, for themselves or for somebody whom they represent.</summary>
    Member,
    /// <summary>Staff: see whom they open, and the opening is recorded.</summary>
    Staff,
    /// <summary>A job, an event handler or a command of the library itself.</summary>
    Library,
    /// <summary>A self-service terminal (decision 0010): sees whom it opens, as staff do, and overrides nothing.</summary>
    Terminal,
}

/// <summary>On whose behalf this request or job runs. Set once by sign-in, the job runner or a command; read by the door.</summary>
public sealed class Actor
{
    public ActorKind Kind { get; private set; } = ActorKind.Anonymous;
    /// <summary>The member who signed in, the member of staff, or the terminal's own id.</summary>
    public PersonId? Person { get; private set; }
    /// <summary>Whom a member acts for: themselves, or a child or client whose representative they are.</summary>
    public PersonId? For { get; private set; }
    public IReadOnlySet<string> Roles { get; private set; } = new HashSet<string>();
    /// <summary>A training record that is valid today (D35).</summary>
    public bool Trained { get; private set; }

    public void ActAsMember(PersonId person, PersonId actsFor)
    {
        Kind = ActorKind.Member;
        Person = person;
        For = actsFor;
    }

    public void ActAsStaff(PersonId person, IEnumerable<string> roles, bool trained)
    {
        Kind = ActorKind.Staff;
        Person = person;
        Roles = roles.ToHashSet();
        Trained = trained;
    }

    /// <summary>What the terminal is called: members read it where it opened their record.</summary>
    public string? Terminal { get; private set; }

    public void ActAsTerminal(PersonId terminal, string name)
    {
        Kind = ActorKind.Terminal;
        Person = terminal;
        Terminal = name;
    }

    public void ActAsLibrary() => Kind = ActorKind.Library;
}
