using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Platform.Libraries;

/// <summary>Which library, and on whose behalf, this scope works for. Filled by the middleware of a request or by <see cref="LibraryScopes"/>.</summary>
public sealed class LibraryScope
{
    private Library? library;
    public Library Library { get => library ?? throw new InvalidOperationException("no library in this scope"); internal set => library = value; }
    public bool HasLibrary => library is not null;
}

/// <summary>Opens work on a library outside a request: jobs, commands, simulation, tests.</summary>
public sealed class LibraryScopes(IServiceScopeFactory scopes)
{
    /// <summary>A scope that acts for the library itself (jobs).</summary>
    public OpenScope Open(Library library)
    {
        var scope = Bare(library);
        scope.Services.GetRequiredService<Actor>().ActAsLibrary();
        return scope;
    }

    /// <summary>A scope in which nobody has signed in yet: the caller sets the actor.</summary>
    public OpenScope Bare(Library library)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<LibraryScope>().Library = library;
        return new OpenScope(scope);
    }

    /// <summary>Work for Platform itself: across purposes, in one transaction.</summary>
    internal Task<T> Across<T>(Library library, Func<LibraryDb, Task<T>> work, CancellationToken ct = default) => Across(library, (db, _) => work(db), ct);

    /// <param name="work">With the services of the scope, whose writes join the transaction.</param>
    internal async Task<T> Across<T>(Library library, Func<LibraryDb, IServiceProvider, Task<T>> work, CancellationToken ct = default)
    {
        await using var scope = Open(library);
        var unit = scope.Services.GetRequiredService<Unit>();
        var db = unit.Across();
        return await unit.Transact(() => work(db, scope.Services), ct);
    }
}

public readonly struct OpenScope(AsyncServiceScope scope) : IAsyncDisposable
{
    public IServiceProvider Services => scope.ServiceProvider;
    public T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
