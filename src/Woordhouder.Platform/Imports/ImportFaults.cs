using Woordhouder.Kernel;

namespace Woordhouder.Platform.Imports;

/// <summary>What is wrong in a file, and where. Never the value: it may be somebody's.</summary>
/// <param name="Line">From 1; 0: the file as a whole.</param>
/// <param name="Column">By its documented name; null: the whole line.</param>
public sealed record ImportFault(int Line, string? Column, Refusal Why);

/// <summary>All faults of a file, of which a bounded number is kept: whoever has two hundred to mend knows enough for one evening.</summary>
public sealed class ImportFaults
{
    public const int Most = 200;
    private readonly List<ImportFault> kept = [];

    /// <summary>By line.</summary>
    public IReadOnlyList<ImportFault> Kept => [.. kept.OrderBy(f => f.Line)];
    public int Count { get; private set; }
    public int More => Count - kept.Count;

    public void Add(int line, string? column, Refusal why)
    {
        if (kept.Count < Most) kept.Add(new ImportFault(line, column, why));
        Count++;
    }
}
