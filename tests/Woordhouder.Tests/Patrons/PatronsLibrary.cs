using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Patrons;

/// <summary>What tests about patrons do again and again, in one line each.</summary>
internal static class PatronsLibrary
{
    public const string Site = "https://bieb.example";

    public static EnrolAtDeskRequest Answers(string given = "Jan", string? prefix = null, string family = "Berg", string born = "01-02-1980", string postcode = "1315 AB", string number = "12",
        string subscription = "basis", string? email = "jan@voorbeeld.example", string? parent = null, string? parentEmail = null, string? reads = null, string? gender = null, bool noWelcome = false) =>
        new(given, prefix, family, born, postcode, number, null, "Stadhuisplein", "Almere", subscription, email, null, parent, parentEmail, gender, reads, noWelcome, true, "nl", Site);

    public static async Task<EnrolledAtDesk> Enrol(this TestLibrary lib, EnrolAtDeskRequest? answers = null)
    {
        await using var desk = lib.AsStaff("desk");
        return (await desk.Get<EnrolAtDesk>().Do(answers ?? Answers(), default)).Value;
    }

    /// <summary>A child of eleven with a parent named.</summary>
    public static Task<EnrolledAtDesk> EnrolChild(this TestLibrary lib, string born = "05-06-2014", string? reads = null) =>
        lib.Enrol(Answers("Noor", born: born, subscription: "jeugd", email: null, parent: "Samira Berg", parentEmail: "samira@voorbeeld.example", reads: reads));

    /// <summary>Carries out a use case on behalf of the member.</summary>
    public static async Task<TResult> Member<TUse, TResult>(this TestLibrary lib, PersonId person, Func<TUse, Task<TResult>> act) where TUse : notnull
    {
        await using var scope = lib.AsMember(person);
        return await act(scope.Get<TUse>());
    }

    public static async Task<TResult> Desk<TUse, TResult>(this TestLibrary lib, Func<TUse, Task<TResult>> act) where TUse : notnull
    {
        await using var scope = lib.AsStaff("desk");
        return await act(scope.Get<TUse>());
    }

    public static async Task<TResult> Visitor<TUse, TResult>(this TestLibrary lib, Func<TUse, Task<TResult>> act) where TUse : notnull
    {
        await using var scope = lib.AsVisitor();
        return await act(scope.Get<TUse>());
    }

    /// <summary>Rows as they lie in the database, of whomever.</summary>
    public static async Task<List<T>> Rows<T>(this TestLibrary lib, Expression<Func<T, bool>>? which = null) where T : class
    {
        await using var scope = lib.AsLibrary();
        var rows = scope.Get<For<Rights>>().Set<T>();
        return await (which is null ? rows : rows.Where(which)).ToListAsync();
    }

    public static async Task<T> Row<T>(this TestLibrary lib, Expression<Func<T, bool>> which) where T : class => (await lib.Rows(which)).Single();

    public static Task<PatronMembership> Membership(this TestLibrary lib, PersonId person) => lib.Row<PatronMembership>(m => m.PersonId == person);

    public static async Task<DateOnly?> EndedOn(this TestLibrary lib, PersonId person) => (await lib.Row<Person>(p => p.Id == person)).EndedOn;

    /// <summary>Runs the nightly job for a day, and only that.</summary>
    public static async Task<string> Night(this TestLibrary lib, DateOnly day)
    {
        lib.Clock.MoveTo(lib.Library.StartOf(day).AddHours(1.5));
        await using var scope = lib.AsLibrary();
        return await scope.Get<EndMemberships>().Run(day, default);
    }

    /// <summary>The first link in the last mail of a kind.</summary>
    public static async Task<string> KeyInMail(this TestLibrary lib, string template)
    {
        var mail = (await lib.Rows<MailRow>(m => m.Template == template)).OrderBy(m => m.QueuedAt).Last();
        return mail.Body!.Split('\n').First(l => l.StartsWith("https://", StringComparison.Ordinal)).Split('/')[^1];
    }

    public static string Codes<T>(this Outcome<T> outcome) => string.Join(" ", outcome.Refusals.Select(r => r.Code));
}

/// <summary>Something that holds a membership: an open loan, say.</summary>
internal sealed class HoldForTests : IMayNotEndYet
{
    public HashSet<PersonId> People { get; } = [];

    public Task<IReadOnlyList<Refusal>> Reasons(PersonId person, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Refusal>>(People.Contains(person) ? [new Refusal("test-hold")] : []);

    public Task<IReadOnlySet<PersonId>> Held(IReadOnlyCollection<PersonId> people, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlySet<PersonId>>(People.Intersect(people).ToHashSet());
}

internal sealed class UseForTests : IUseOfLibrary
{
    public Dictionary<PersonId, DateOnly> Last { get; } = [];

    public Task<IReadOnlySet<PersonId>> UsedSince(IReadOnlyCollection<PersonId> people, DateOnly since, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlySet<PersonId>>(people.Where(p => Last.TryGetValue(p, out var day) && day >= since).ToHashSet());
}
