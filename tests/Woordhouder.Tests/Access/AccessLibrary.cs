using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.Demo;
using Woordhouder.Access.Passwords;
using Woordhouder.Access.People;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Access.Sessions;
using Woordhouder.Access.SigningIn;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Access;

/// <summary>The members that a test speaks of: signing in is tested by itself, with what Patrons would answer.</summary>
internal sealed class MemberBook
{
    public List<(PersonId Person, string Card, string Email, string Name)> Members { get; } = [];
    public ConcurrentDictionary<(PersonId, PersonId), bool> Represents { get; } = new();
}

internal sealed class LookupOfTest(MemberBook book) : ISignInLookup
{
    public Task<CardLookup?> ByCard(string number, CancellationToken ct = default) =>
        Task.FromResult(book.Members.Where(m => m.Card == number).Select(m => new CardLookup(m.Person, true)).SingleOrDefault());

    public Task<IReadOnlyList<(PersonId Person, string CardLastFour)>> ByEmail(string email, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<(PersonId, string)>>([.. book.Members.Where(m => m.Email == email).Select(m => (m.Person, m.Card[^4..]))]);

    public Task<(string Email, string Language)?> AddressOf(PersonId person, CancellationToken ct = default) =>
        Task.FromResult(book.Members.Where(m => m.Person == person).Select(m => ((string, string)?)(m.Email, "nl")).SingleOrDefault());

    public Task<IReadOnlyList<(PersonId Person, string CalledName)>> MayActFor(PersonId person, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<(PersonId, string)>>([.. book.Members.Where(m => m.Person == person || book.Represents.ContainsKey((person, m.Person))).OrderBy(m => m.Person != person).Select(m => (m.Person, m.Name))]);
}

/// <summary>A library with members and staff who can sign in.</summary>
internal static class AccessLibrary
{
    public const string Password = "fiets lamp regen";

    public static Task<TestLibrary> Create(Engine engine, Action<IServiceCollection>? also = null) => TestLibrary.Create(engine, also: s =>
    {
        s.AddSingleton<MemberBook>();
        s.RemoveAll<ISignInLookup>();
        s.AddScoped<ISignInLookup, LookupOfTest>();
        also?.Invoke(s);
    });

    public static MemberBook Book(this TestLibrary lib) => lib.App.Services.GetRequiredService<MemberBook>();

    public static async Task<PersonId> Member(this TestLibrary lib, string card = "21315000000012", string email = "samira@example.org", string? password = Password, string name = "Samira")
    {
        await using var scope = lib.AsLibrary();
        var id = TypedId.New<PersonId>(lib.Clock);
        var data = scope.Get<For<Membership>>();
        data.Add(new Person { Id = id, BornOn = new DateOnly(1987, 4, 12), JoinedOn = lib.Today });
        await data.Save();
        lib.Book().Members.Add((id, card, email, name));
        if (password is not null) Assert.True((await scope.Get<IMemberAccounts>().SetPassword(id, password)).Done);
        return id;
    }

    /// <summary>A member of staff with a password, and with the demo's key where the role has a second factor.</summary>
    /// <param name="role">Or several, with a blank between them.</param>
    public static async Task<(PersonId Person, string UserName)> Staff(this TestLibrary lib, string role = Audiences.Roles.Desk, bool trained = true, string name = "Fatma Bouâli")
    {
        await using var scope = lib.AsLibrary();
        var account = await scope.Get<StaffRoster>().Add(name, "fatma@example.org", role.Split(' '), default);
        if (Audiences.Roles.SecondFactor.Overlaps(role.Split(' '))) (account.AuthenticatorKey, account.SecondFactorSince) = (DemoStaff.Key, lib.Clock.GetUtcNow());
        await scope.Get<For<StaffAccess>>().Save();
        await scope.Get<PasswordBook>().Set(account.PersonId, Password, default);
        if (trained) Assert.True((await scope.Get<EnterTraining>().Do(new TrainingRequest(account.PersonId, lib.Today, null, "certificaat 1"))).Done);
        return (account.PersonId, account.UserName);
    }

    public static async Task<Outcome<SignInAnswer>> SignIn(this TestLibrary lib, string name, string password = Password)
    {
        await using var scope = lib.AsVisitor();
        return await scope.Get<SignInWithPassword>().Do(new SignInRequest(name, password, "Firefox op Linux"));
    }

    public static async Task<string> Token(this TestLibrary lib, string name, string password = Password) => (await lib.SignIn(name, password)).Value.Entry!.Token;

    public static async Task<Session?> Session(this TestLibrary lib, string token)
    {
        await using var scope = lib.AsVisitor();
        return await scope.Get<SessionBook>().Find(token, default);
    }

    public static async Task<List<SecurityEvent>> Log(this TestLibrary lib)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<For<Contracts.SignIn>>().Set<SecurityEvent>().OrderBy(e => e.At).ToListAsync();
    }

    public static async Task<T> Row<T>(this TestLibrary lib, PersonId person) where T : Account
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<For<Contracts.SignIn>>().Set<T>().SingleAsync(a => a.PersonId == person);
    }
}
