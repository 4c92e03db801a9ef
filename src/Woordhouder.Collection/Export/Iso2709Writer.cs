using System.Globalization;
using System.Text;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection;

/// <summary>Writes ISO 2709 in UTF-8. A record that does not fit in the format's lengths is not written: cut, it would lose text in silence.</summary>
internal sealed class Iso2709Writer(Stream stream) : IMarcWriter
{
    public const int MaxRecordBytes = 99_999;
    public const int MaxFieldBytes = 9_999;

    private const int LeaderLength = 24;
    private const int EntryLength = 12;
    private const string UseXml = "Export as MARCXML, which has no such limit.";

    private readonly MemoryStream data = new();
    private readonly StringBuilder directory = new();

    public string? Write(MarcRecord record)
    {
        if (WritableMarc.Refusal(record) is { } reason) return reason;
        data.SetLength(0);
        directory.Clear();
        foreach (var (tag, text) in Fields(record))
        {
            var start = data.Length;
            data.Write(Encoding.UTF8.GetBytes(text));
            var length = data.Length - start;
            if (length > MaxFieldBytes) return $"Field {tag} is longer than the 9,999 bytes that ISO 2709 allows. {UseXml}";
            var total = LeaderLength + directory.Length + EntryLength + 1 + data.Length + 1;
            if (total > MaxRecordBytes) return $"The record is longer than the 99,999 bytes that ISO 2709 allows. {UseXml}";
            directory.Append(CultureInfo.InvariantCulture, $"{tag}{length:D4}{start:D5}");
        }
        var baseAddress = LeaderLength + directory.Length + 1;
        var leader = WritableMarc.Leader(record, baseAddress + (int)data.Length + 1, baseAddress);
        stream.Write(Encoding.ASCII.GetBytes($"{leader}{directory}\u001E"));
        stream.Write(data.GetBuffer().AsSpan(0, (int)data.Length));
        stream.WriteByte(Iso2709Record.RecordTerminator);
        return null;
    }

    public void Dispose() => data.Dispose();

    private static IEnumerable<(string Tag, string Text)> Fields(MarcRecord record)
    {
        foreach (var field in record.ControlFields) yield return (field.Tag, $"{WritableMarc.Text(field.Value)}\u001E");
        foreach (var field in WritableMarc.Written(record.DataFields))
        {
            var text = string.Concat(field.Subfields.Select(s => $"\u001F{s.Code}{WritableMarc.Text(s.Value)}"));
            yield return (field.Tag, $"{WritableMarc.Indicator(field.Indicator1)}{WritableMarc.Indicator(field.Indicator2)}{text}\u001E");
        }
    }
}
