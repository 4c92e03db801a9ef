using System.Globalization;
using System.Security;
using System.Text;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Tests.Collection.Marc;

/// <summary>
/// A record written as lines, as cataloguers note them: <c>"001 abc"</c>, <c>"245 13 $aDe aanslag /$cHarry Mulisch."</c>, a blank indicator as _.
/// </summary>
internal sealed class Sample(params string[] lines)
{
    public const string Book = "00000nam a2200000 i 4500";

    public string Leader { get; init; } = Book;

    public MarcRecord Record => new() { Leader = Leader, ControlFields = [.. Controls], DataFields = [.. Data] };

    public TitleFacts Facts => TitleFacts.From(Record).Facts ?? throw new InvalidOperationException("no title");

    private IEnumerable<MarcControlField> Controls => lines.Where(IsControl).Select(l => new MarcControlField(l[..3], l[4..]));

    private IEnumerable<MarcDataField> Data => lines.Where(l => !IsControl(l)).Select(l => new MarcDataField(
        l[..3],
        l[4] == '_' ? ' ' : l[4],
        l[5] == '_' ? ' ' : l[5],
        [.. l[7..].Split('$', StringSplitOptions.RemoveEmptyEntries).Select(s => new MarcSubfield(s[0], s[1..]))]));

    /// <summary>ISO 2709 with lengths that are right. Latin1 as encoding writes each character below 256 as that byte.</summary>
    public byte[] Bytes(Encoding? encoding = null)
    {
        encoding ??= Encoding.UTF8;
        var directory = new StringBuilder();
        using var data = new MemoryStream();
        foreach (var (tag, text) in Controls.Select(c => (c.Tag, c.Value)).Concat(Data.Select(d => (d.Tag, Written(d)))))
        {
            var field = encoding.GetBytes(text + '\u001E');
            directory.Append(CultureInfo.InvariantCulture, $"{tag}{field.Length:D4}{data.Length:D5}");
            data.Write(field);
        }
        var start = 24 + directory.Length + 1;
        var leader = string.Create(CultureInfo.InvariantCulture, $"{start + data.Length + 1:D5}{Leader[5..12]}{start:D5}{Leader[17..]}");
        return [.. Encoding.ASCII.GetBytes(leader + directory + '\u001E'), .. data.ToArray(), 0x1D];
    }

    public string Xml(string prefix = "")
    {
        var xml = new StringBuilder($"<{prefix}record><{prefix}leader>{Leader}</{prefix}leader>");
        foreach (var c in Controls) xml.Append(CultureInfo.InvariantCulture, $"<{prefix}controlfield tag=\"{c.Tag}\">{SecurityElement.Escape(c.Value)}</{prefix}controlfield>");
        foreach (var d in Data)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<{prefix}datafield tag=\"{d.Tag}\" ind1=\"{d.Indicator1}\" ind2=\"{d.Indicator2}\">");
            foreach (var s in d.Subfields) xml.Append(CultureInfo.InvariantCulture, $"<{prefix}subfield code=\"{s.Code}\">{SecurityElement.Escape(s.Value)}</{prefix}subfield>");
            xml.Append(CultureInfo.InvariantCulture, $"</{prefix}datafield>");
        }
        return xml.Append(CultureInfo.InvariantCulture, $"</{prefix}record>").ToString();
    }

    public static List<MarcOutcome> Read(byte[] file, string name = "titles.mrc")
    {
        using var stream = new MemoryStream(file);
        return [.. MarcFile.Read(stream, name)];
    }

    public static List<MarcOutcome> Read(string file, string name = "titles.xml") => Read(Encoding.UTF8.GetBytes(file), name);

    public static List<MarcOutcome> ReadShared(params string[] parts)
    {
        var path = SharedData.PathOf(["marc", .. parts]);
        using var stream = File.OpenRead(path);
        return [.. MarcFile.Read(stream, path)];
    }

    private static bool IsControl(string line) => line.StartsWith("00", StringComparison.Ordinal);

    private static string Written(MarcDataField d) => $"{d.Indicator1}{d.Indicator2}{string.Concat(d.Subfields.Select(s => $"\u001F{s.Code}{s.Value}"))}";
}
