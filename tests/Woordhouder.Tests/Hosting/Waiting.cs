namespace Woordhouder.Tests.Hosting;

/// <summary>Waits for what another task does in its own time.</summary>
internal static class Waiting
{
    public static async Task Until(Func<Task<bool>> so)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await so())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), "it does not become so");
            await Task.Delay(20);
        }
    }
}
