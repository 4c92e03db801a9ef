using Woordhouder.Web.Simulation;
using Xunit.Abstractions;

namespace Woordhouder.Tests.Exchanges.Faults;

/// <summary>How much a test of faults does: a taste of it in every run, all of it when <c>tests/faults/run</c> asks.</summary>
internal static class FaultScale
{
    public static readonly bool Full = Environment.GetEnvironmentVariable("WOORDHOUDER_FAULTS") == "full";

    public static T Of<T>(T taste, T full) => Full ? full : taste;

    /// <summary>Another seed each time in a full run; it is printed, so that a failure can be repeated.</summary>
    public static ulong Seed(ITestOutputHelper output)
    {
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("WOORDHOUDER_FAULTS_SEED"), out var given) ? given : Full ? (ulong)(Environment.TickCount & 0xFFFF) : 7;
        output.WriteLine($"WOORDHOUDER_FAULTS_SEED={seed}");
        return seed;
    }

    public static Randomness Randomness(ITestOutputHelper output) => new(Seed(output));
}
