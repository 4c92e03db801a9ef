namespace Woordhouder.Platform.Statements;

/// <summary>Kinds of mail (D7): the program sends in the lanes that the statement names, and in no other.</summary>
internal static class LaneChecks
{
    public static IEnumerable<Complaint> Of(RunningWord word)
    {
        var s = word.Statement;
        foreach (var id in word.Program.Lanes.Where(l => !s.Lanes.ContainsKey(l)).Order(StringComparer.Ordinal))
            yield return new Complaint(s.At("lanes"),
                $"the code sends mail in lane '{id}', which the statement does not have", $"add mail lane '{id}' with its purpose and clause");
        foreach (var lane in s.Lanes.Values.Where(l => !word.Program.Lanes.Contains(l.Id) && !word.IsPlanned(l.Clause)))
            yield return new Complaint(lane.Place,
                $"mail lane '{lane.Id}' is promised, but the program sends no mail in it", "remove it, or let its clause rest on the part that is yet to come");
    }
}
