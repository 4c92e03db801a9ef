using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Access.SigningIn;

/// <summary>
/// Patrons' answers about who may be meant, asked in a scope of the library itself: before sign-in there is nobody on whose behalf to look, and afterwards
/// the question must not change whom the request has opened.
/// </summary>
internal sealed class MemberDirectory(LibraryScopes scopes, Library library)
{
    /// <summary>Whose card it is; null when it is nobody's or no longer good.</summary>
    public Task<PersonId?> ByCard(string number, CancellationToken ct) => Ask(async lookup => await lookup.ByCard(number, ct) is { Usable: true } card ? card.Person : (PersonId?)null);

    public Task<IReadOnlyList<(PersonId Person, string CardLastFour)>> ByEmail(string email, CancellationToken ct) => Ask(lookup => lookup.ByEmail(email, ct));

    public Task<(string Email, string Language)?> AddressOf(PersonId person, CancellationToken ct) => Ask(lookup => lookup.AddressOf(person, ct));

    /// <summary>Themselves first, then whom they represent.</summary>
    public Task<IReadOnlyList<(PersonId Person, string CalledName)>> ActsFor(PersonId person, CancellationToken ct) => Ask(lookup => lookup.MayActFor(person, ct));

    public async Task<bool> MayActFor(PersonId person, PersonId other, CancellationToken ct) => (await ActsFor(person, ct)).Any(m => m.Person == other);

    public async Task<string> CalledNameOf(PersonId person, CancellationToken ct) => (await ActsFor(person, ct)).Where(m => m.Person == person).Select(m => m.CalledName).FirstOrDefault() ?? "";

    private async Task<T> Ask<T>(Func<ISignInLookup, Task<T>> question)
    {
        await using var scope = scopes.Open(library);
        return await question(scope.Get<ISignInLookup>());
    }
}
