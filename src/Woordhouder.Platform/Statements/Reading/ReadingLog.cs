using YamlDotNet.RepresentationModel;

namespace Woordhouder.Platform.Statements;

/// <summary>What reading gathers besides the facts: every complaint, and the line of every fact for complaints that come later.</summary>
internal sealed class ReadingLog
{
    private readonly List<Complaint> complaints = [];
    private readonly Dictionary<string, int> lines = [];

    public IReadOnlyDictionary<string, int> Lines => lines;

    public IReadOnlyList<Complaint> Complaints => complaints.InReadingOrder();

    public void Complain(YamlNode node, string wrong, string toDo) => Complain(PlaceOf(node), wrong, toDo);

    public void Complain(Place place, string wrong, string toDo) => complaints.Add(new Complaint(place, wrong, toDo));

    public void Remember(string path, YamlNode node) => lines.TryAdd(path, PlaceOf(node).Line);

    public static Place PlaceOf(YamlNode node) => new(StatementFiles.YamlName, checked((int)node.Start.Line));
}

internal static class ComplaintOrder
{
    /// <summary>As somebody who repairs them walks through the files: facts first, then the Dutch text, then the English.</summary>
    public static IReadOnlyList<Complaint> InReadingOrder(this IEnumerable<Complaint> complaints) =>
        [.. complaints.OrderBy(c => FileOrder(c.Place.File)).ThenBy(c => c.Place.Line)];

    private static int FileOrder(string file) => file switch { StatementFiles.YamlName => 0, StatementFiles.NlName => 1, _ => 2 };
}
