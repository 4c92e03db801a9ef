namespace Woordhouder.Tests.Hosting;

/// <summary>The program as its owner starts it: a process of its own, with the command line.</summary>
internal static class TheProgram
{
    /// <summary>Starts a command on this library's folder, data and database.</summary>
    public static async Task<ChildProcess> Start(this TestLibrary lib, params string[] command)
    {
        var program = Path.Combine(Repository.Root, "src", "Woordhouder.Web", "bin", Repository.Configuration, "net10.0", "Woordhouder.Web.dll");
        Assert.True(File.Exists(program), $"{program} is not built");
        var place = lib.Library.Place;
        string[] database = place.Database.IsSqlite ? [] : ["--db", place.Database.ConnectionString];
        return await ChildProcess.StartAsync(new ChildProgram("dotnet", [program, .. command, "--library", place.Folder, "--data", place.Data, .. database]),
            Directory.CreateTempSubdirectory("woordhouder-program-").FullName);
    }

    /// <summary>Waits until the database shows that the work is under way, and ends the process with kill -9.</summary>
    public static async Task KillWhen(this ChildProcess program, Func<Task<bool>> underWay)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await underWay())
        {
            Assert.False(program.HasExited, program.Output);
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(2), program.Output);
            await Task.Delay(5);
        }
        await program.KillAsync();
        Assert.Equal(137, await program.Exited);
    }
}
