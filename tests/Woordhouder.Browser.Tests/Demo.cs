using System.Diagnostics;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>A demo library that serves, with a browser beside it. Shared by the classes that leave each other's members alone.</summary>
public sealed class Demo : IAsyncLifetime
{
    private readonly Dictionary<string, (string State, long Since)> _signedIn = [];
    private ServerProcess? _server;

    public Demo() => Tour = new Tour(this);

    public Browser Browser { get; } = new();

    public Tour Tour { get; }

    public ServerProcess Server => _server ?? throw new InvalidOperationException("The demo was not started: use it as a fixture.");

    public async Task InitializeAsync()
    {
        await Browser.InitializeAsync();
        _server = await ServerProcess.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Tour.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        await Browser.DisposeAsync();
    }

    /// <summary>The cookies of somebody who signed in, once for all tests: a code of a second factor works once in 30 seconds.</summary>
    public async Task<string> SignedInAsync(string name, string password = Visit.StaffPassword)
    {
        // A desk locks after a quarter of an hour without a touch, and a session of staff ends after half an hour.
        if (_signedIn.TryGetValue(name, out var known) && Stopwatch.GetElapsedTime(known.Since) < TimeSpan.FromMinutes(10)) return known.State;
        var state = "";
        await Browser.OnPageAsync(Screen.Desk, async page =>
        {
            await page.SignInAsync(Server, name, password);
            state = await page.Context.StorageStateAsync();
        });
        _signedIn[name] = (state, Stopwatch.GetTimestamp());
        return state;
    }
}

/// <summary>The classes that share one demo library run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedDemo : ICollectionFixture<Demo>
{
    public const string Name = "shared demo";
}
