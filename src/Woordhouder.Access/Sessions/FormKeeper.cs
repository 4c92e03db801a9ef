using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Secret = Woordhouder.Access.Codes.Secret;

namespace Woordhouder.Access.Sessions;

/// <param name="For">Whose pages they were: the member's own, or those of somebody they represent.</param>
internal sealed record FormContents(Guid For, string Path, Dictionary<string, string?[]> Fields);

/// <summary>Keeps a form over a sign-in, and gives it back to the same person for the same pages.</summary>
internal sealed class FormKeeper(For<SignIn> data, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);
    private readonly IDataProtector protector = protection.CreateProtector("access.kept-form");

    /// <summary>The session that this token opened until it ran out, while its row is still there; null: none, or it has not run out.</summary>
    public async Task<Session?> RanOut(string token, CancellationToken ct)
    {
        var (hash, now) = (Secret.HashOf(token), clock.GetUtcNow());
        return await data.Set<Session>().SingleOrDefaultAsync(s => s.TokenHash == hash && s.ExpiresAt <= now && s.Stage == SessionStage.In && s.Kind == SessionKind.Member, ct);
    }

    /// <returns>The key that leads back to it.</returns>
    public async Task<string> Keep(PersonId person, FormContents contents, CancellationToken ct)
    {
        var (key, now) = (Secret.New(), clock.GetUtcNow());
        // One at a time: what was kept before is not what they are waiting for.
        await data.Delete(data.Set<KeptForm>().Where(f => f.PersonId == person || f.ExpiresAt <= now), ct);
        data.Add(new KeptForm
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            KeyHash = Secret.HashOf(key),
            Sealed = protector.Protect(JsonSerializer.Serialize(contents)),
            MadeAt = now,
            ExpiresAt = now + KeptFor,
        });
        await data.Save(ct);
        return key;
    }

    /// <summary>Null: somebody else's, too old, or of other pages than these.</summary>
    public async Task<FormContents?> Find(PersonId person, PersonId pagesOf, string path, string key, CancellationToken ct)
    {
        var (hash, now) = (Secret.HashOf(key), clock.GetUtcNow());
        if (await data.Set<KeptForm>().SingleOrDefaultAsync(f => f.KeyHash == hash && f.PersonId == person && f.ExpiresAt > now, ct) is not { } kept) return null;
        try
        {
            return JsonSerializer.Deserialize<FormContents>(protector.Unprotect(kept.Sealed)) is { } contents && contents.For == pagesOf.Value && contents.Path == path ? contents : null;
        }
        catch (CryptographicException) { return null; }
    }
}
