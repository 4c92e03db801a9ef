using System.Text;
using Woordhouder.Kernel;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// A record as lines that a cataloguer reads and types: <c>245 13 $a De aanslag / $c Harry Mulisch</c>. A blank indicator is #, and so is a blank in the
/// coded fields (LDR, 006–008), so that positions can be counted. A dollar sign within a text is {dollar}.
/// </summary>
internal static class MarcLines
{
    /// <summary>In characters: far beyond any record, and no more than a form may bring.</summary>
    public const int Longest = 200_000;
    private const string Dollar = "{dollar}", FreshLeader = "00000nam a2200000 i 4500";
    /// <summary>Copies stand in a table of their own and are changed there.</summary>
    private const string Copies = "952";

    public static string Write(MarcRecord record)
    {
        var lines = new StringBuilder();
        lines.Append("LDR ").Append(Coded(WithoutLengths(record.Leader))).Append('\n');
        foreach (var field in record.ControlFields) lines.Append(field.Tag).Append(' ').Append(IsCoded(field.Tag) ? Coded(field.Value) : OneLine(field.Value)).Append('\n');
        foreach (var field in record.DataFields)
        {
            lines.Append(field.Tag).Append(' ').Append(Indicator(field.Indicator1)).Append(Indicator(field.Indicator2));
            foreach (var subfield in field.Subfields) lines.Append(" $").Append(subfield.Code).Append(' ').Append(OneLine(subfield.Value).Replace("$", Dollar, StringComparison.Ordinal));
            lines.Append('\n');
        }
        return lines.ToString();
    }

    /// <summary>A writer counts the lengths (00–04, 12–16) anew: they are of the file it came in, and nobody types them.</summary>
    private static string WithoutLengths(string leader) => $"00000{leader[5..12]}00000{leader[17..]}";

    public static IReadOnlyList<string> Of(MarcRecord record) => Write(record).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The record, or what is wrong in which line.</summary>
    public static Outcome<MarcRecord> Read(string text)
    {
        if (text.Length > Longest) return new Refusal("marc-too-long", null, ("most", Longest)) { Field = "Lines" };
        List<Refusal> wrong = [];
        List<MarcControlField> controls = [];
        List<MarcDataField> data = [];
        var leader = FreshLeader;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd();
            if (line.Length == 0) continue;
            var tag = line[..Math.Min(3, line.Length)];
            var rest = line.Length > 4 ? line[4..] : "";
            if (tag.Length < 3 || !tag.All(char.IsAsciiLetterOrDigit) || (line.Length > 3 && line[3] != ' ')) wrong.Add(new Refusal("marc-line-tag", null, ("line", number)) { Field = "Lines" });
            else if (tag == "LDR")
            {
                leader = Blanks(rest);
                if (leader.Length != 24) wrong.Add(new Refusal("marc-line-leader", null, ("line", number), ("length", leader.Length)) { Field = "Lines" });
            }
            else if (tag == Copies) wrong.Add(new Refusal("marc-line-copies", null, ("line", number)) { Field = "Lines" });
            else if (Iso2709Field.IsControl(tag))
            {
                if (rest.Length == 0) wrong.Add(new Refusal("marc-line-empty", null, ("line", number), ("tag", tag)) { Field = "Lines" });
                else if (!PublicTags.IsControl(tag)) wrong.Add(new Refusal("marc-line-not-kept", null, ("line", number), ("tag", tag)) { Field = "Lines" });
                else controls.Add(new(tag, IsCoded(tag) ? Blanks(rest) : rest));
            }
            else if (rest.Length < 2 || !IsIndicator(rest[0]) || !IsIndicator(rest[1]) || (rest.Length > 2 && rest[2] != ' ')) wrong.Add(new Refusal("marc-line-indicators", null, ("line", number), ("tag", tag)) { Field = "Lines" });
            else if (Subfields(rest[2..].Trim()) is not { } subfields) wrong.Add(new Refusal("marc-line-subfields", null, ("line", number), ("tag", tag), ("dollar", Dollar)) { Field = "Lines" });
            else if (subfields.Count > 0)
            {
                var field = new MarcDataField(tag, FromIndicator(rest[0]), FromIndicator(rest[1]), subfields);
                PublicFields.Keep(new MarcRecord { Leader = FreshLeader, ControlFields = [], DataFields = [field] }, out var leftOut);
                if (leftOut > 0) wrong.Add(new Refusal("marc-line-not-kept", null, ("line", number), ("tag", tag)) { Field = "Lines" });
                else data.Add(field);
            }
        }
        if (wrong.Count > 0) return wrong;
        return new MarcRecord { Leader = leader, ControlFields = controls, DataFields = data };
    }

    /// <summary>The ones that say something, so a line of the empty form that nobody filled in is no field. Null: no subfield, or text before the first one.</summary>
    private static List<MarcSubfield>? Subfields(string text)
    {
        if (!text.StartsWith('$')) return null;
        List<MarcSubfield> found = [];
        foreach (var part in text[1..].Split('$'))
        {
            if (part.Length == 0 || part[0] is <= ' ' or > '~') return null;
            var value = part[1..].Trim().Replace(Dollar, "$", StringComparison.Ordinal).Normalize(NormalizationForm.FormC);
            if (value.Length > 0) found.Add(new(part[0], value));
        }
        return found;
    }

    private static bool IsCoded(string tag) => tag is "006" or "007" or "008";
    private static string Coded(string text) => OneLine(text).Replace(' ', '#');
    private static string Blanks(string text) => text.Trim().Replace('#', ' ');
    private static char Indicator(char c) => c == ' ' ? '#' : c;
    private static char FromIndicator(char c) => c is '#' or '_' or '\\' ? ' ' : c;
    /// <summary>Real files hold more than figures and letters here; the line is refused only when there are no two.</summary>
    private static bool IsIndicator(char c) => c is > ' ' and <= '~' and not '$';
    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
