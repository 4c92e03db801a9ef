using System.CommandLine;
using System.Globalization;

namespace Woordhouder.Web.Commands;

/// <summary>The options that every command takes.</summary>
internal static class CommonOptions
{
    public static readonly Option<string[]> Library = new("--library")
    {
        Description = "Folder of the library (repeat to serve several)",
        Recursive = true,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [Path.Combine(RepositoryRoot(), "libraries", "almere")],
    };
    public static readonly Option<string> Data = new("--data") { Description = "Folder of the library's data", Recursive = true, DefaultValueFactory = _ => Path.Combine(Environment.CurrentDirectory, "data") };
    public static readonly Option<string[]> Db = new("--db")
    {
        Description = "PostgreSQL connection string (default: SQLite in the data folder); with several libraries one for each, in their order",
        Recursive = true,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
    };
    public static readonly Option<bool> Demo = new("--demo") { Description = "Fill an empty library with invented data; nothing leaves the machine", Recursive = true };
    public static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON", Recursive = true };
    public static readonly Option<string?> At = new("--at") { Description = "Run as if it were this moment (demo data only; a real library only with --dry-run)", Recursive = true };

    public static readonly IReadOnlyList<Option> All = [Library, Data, Db, Demo, Json, At];

    /// <summary>2031-11-25 or 2031-11-25T03:00; without an offset it is UTC.</summary>
    public static DateTimeOffset? Moment(string? text) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at
        : throw new CommandException($"'{text}' is not a moment: write for example 2031-11-25 or 2031-11-25T03:00");

    /// <summary>The folder that holds libraries/: up from the program.</summary>
    public static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "libraries", "almere"))) return folder.FullName;
        return Environment.CurrentDirectory;
    }
}

/// <summary>What a command cannot do, as one sentence for whoever typed it. Exit code 1.</summary>
internal sealed class CommandException(string message) : Exception(message);
