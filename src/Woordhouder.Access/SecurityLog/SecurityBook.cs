using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.SecurityLog;

/// <summary>Writes the security log. The line goes with the next save of the unit.</summary>
internal sealed class SecurityBook(For<SignIn> data, TimeProvider clock)
{
    public void Note(SecurityEventKind kind, PersonId? person)
    {
        var now = clock.GetUtcNow();
        data.Add(new SecurityEvent { Id = Guid.CreateVersion7(now), At = now, Kind = kind, PersonId = person });
    }
}
