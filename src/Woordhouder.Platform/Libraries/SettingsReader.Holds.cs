using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

/// <summary><c>holds:</c> and <c>sortBins:</c>, and what can be wrong with them.</summary>
internal static partial class SettingsReader
{
    private static HoldSettings Holds(MapNode s)
    {
        var holds = s.Finish(new HoldSettings(s.Number("readyDays", 7), s.Number("wantedDays", 365)));
        if (holds.ReadyDays is < 1 or > 60) s.Complain($"{holds.ReadyDays} days on the hold shelf", "give 1 to 60 days", "readyDays");
        if (holds.WantedDays is < 7 or > 730) s.Complain($"a hold that waits {holds.WantedDays} days", "give 7 to 730 days", "wantedDays");
        return holds;
    }

    private static SortBin Bin(MapNode s)
    {
        BinFor? to = null;
        if (s.Optional("to") is { } named)
        {
            if (KebabCase.TryParse<BinFor>(named, out var known)) to = known;
            else s.Complain($"'{named}' is no place that a bin can be for", "use one of: shelf, hold-shelf, crate; or leave 'to' out for all", "to");
        }
        var bin = s.Finish(new SortBin(s.Optional("branch"), to, s.Optional("material"), s.Optional("shelfMark"), s.Text("bin"), s.Place.Line));
        if (bin.Bin.Length > 10) s.Complain($"bin '{bin.Bin}' is longer than 10 letters", "write what stands on the bin", "bin");
        return bin;
    }

    private static void CheckBins(LibrarySettings settings, MapNode top, List<Complaint> complaints)
    {
        var (branches, file) = (settings.Branches.Select(b => b.Id).ToList(), top.Place.File);
        foreach (var (bin, place) in settings.SortBins.Select((b, n) => (b, n)))
        {
            if (bin.Branch is { } branch && !branches.Contains(branch)) complaints.Add(new Complaint(new Place(file, bin.Line), $"'{branch}' is no branch of this library", $"use one of: {string.Join(", ", branches)}; or leave 'branch' out for all"));
            if (bin.Material is { } material && !MaterialTypes.Ids.Contains(material)) complaints.Add(new Complaint(new Place(file, bin.Line), $"'{material}' is no material", $"use one of: {string.Join(", ", MaterialTypes.Ids)}; or leave 'material' out for all"));
            if (settings.SortBins.Take(place).FirstOrDefault(b => b.Covers(bin)) is { } wider) complaints.Add(new Complaint(new Place(file, bin.Line), $"this bin is never used: line {wider.Line} fits all of it and comes first", "put it higher, or take it away"));
        }
    }
}
