namespace Woordhouder.Platform.Libraries;

/// <summary>Invented data for an empty library opened with --demo, made through the same use cases as everything else.</summary>
public interface IDemoData
{
    /// <summary>Who comes first: staff 10, collection 20, patrons 30, loans 40.</summary>
    int Order { get; }
    Task Fill(CancellationToken ct);
}

/// <summary>A line that ./run prints and /demo shows: an account to try.</summary>
public sealed record DemoAccount(string Role, string UserName, string Password, string Where);
