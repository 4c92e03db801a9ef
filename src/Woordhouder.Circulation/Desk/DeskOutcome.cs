using Woordhouder.Contracts.Collection;

namespace Woordhouder.Circulation;

/// <summary>Where a scan leads to that is not for this page.</summary>
/// <param name="Scan">What was scanned here and belongs there; sent in the form, never in the address.</param>
/// <param name="Waits">The script does not follow: whoever stands here decides.</param>
internal sealed record DeskStep(string Path, string Label, string? Scan = null, bool Waits = false);

/// <summary>What the panel of a desk page says after a scan: the same for check-out and check-in, for yes, no and whereto.</summary>
/// <param name="Kind">ok, no, go-to (it must go somewhere) or warn: word, shape, colour and sound follow from it.</param>
internal sealed record DeskOutcome(string Kind, string Word)
{
    /// <summary>Where it goes, in the largest letters of the page.</summary>
    public string? Place { get; init; }
    public string? Title { get; init; }
    public string? Maker { get; init; }
    /// <summary>The number as scanned, in full.</summary>
    public string? Number { get; init; }
    public IReadOnlyList<string> Lines { get; init; } = [];
    /// <summary>The number to lend all the same, where this role may.</summary>
    public string? Override { get; init; }

    /// <summary>The page goes on elsewhere: the script follows, and without script there is a button.</summary>
    public DeskStep? Step { get; init; }
    /// <summary>Nobody scanned anything, so there is nothing to hear.</summary>
    public bool Silent { get; init; }

    /// <summary>Another shape than the kind's own.</summary>
    public string? Sign { get; init; }

    public string Icon => Sign ?? Kind switch { "ok" => "check", "no" => "cross", "go-to" => "crate", _ => "warning" };
    public string Sound => Kind switch { "ok" => "ok", "no" => "no", _ => "route" };
    /// <summary>A refusal is read out at once.</summary>
    public string Role => Kind == "no" ? "alert" : "status";
    /// <summary>For the title of the page: never a person.</summary>
    public string Headline => Title is null ? Word : $"{Word}: {Title}";

    public DeskOutcome About(ItemFacts item) => this with { Title = item.Title, Maker = item.Maker, Number = item.Barcode };
}
