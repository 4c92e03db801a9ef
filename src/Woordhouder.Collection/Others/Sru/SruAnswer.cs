using System.Text;
using System.Xml;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection.Others;

/// <summary>What another catalogue answered over SRU: its records as far as they are MARC, or its diagnostic.</summary>
/// <param name="Total">How many it says it has.</param>
/// <param name="Unreadable">Records in the answer that are no MARC 21 of a title.</param>
/// <param name="Problem">Its own sentence; null when it had none.</param>
internal sealed record SruAnswer(IReadOnlyList<MarcRecord> Records, int Total, int Unreadable, string? Problem)
{
    private const int LongestProblem = 200;

    /// <summary>
    /// Reads an answer of any version: names are matched without their namespace, since servers differ in it and some leave it out. The record may stand in
    /// the answer as XML or as text. No DTD, no entities. Null: this is no answer of SRU.
    /// </summary>
    public static SruAnswer? Read(byte[] bytes)
    {
        var (records, total, unreadable, problem, isAnswer) = (new List<MarcRecord>(), 0, 0, (string?)null, false);
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
            xml.MoveToContent();
            isAnswer = xml.LocalName is "searchRetrieveResponse" or "explainResponse";
            while (isAnswer && xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element) continue;
                switch (xml.LocalName)
                {
                    case "numberOfRecords":
                        _ = int.TryParse(Text(xml), out total);
                        break;
                    case "diagnostic":
                        problem ??= Sentence(xml);
                        break;
                    case "recordData" when Record(xml) is { IsRecord: true } read:
                        records.Add(read.Record);
                        break;
                    case "recordData":
                        unreadable++;
                        break;
                }
            }
        }
        catch (XmlException)
        {
            return null;
        }
        return isAnswer ? new SruAnswer(records, total, unreadable, problem) : null;
    }

    /// <summary>The one record of recordData; the reader ends on its end tag.</summary>
    private static MarcOutcome? Record(XmlReader xml)
    {
        using var inside = xml.ReadSubtree();
        inside.Read();
        var text = new StringBuilder();
        MarcOutcome? record = null;
        while (!inside.EOF)
        {
            if (inside.Depth == 1 && inside.NodeType == XmlNodeType.Element)
            {
                record ??= Marc(inside.ReadOuterXml()); // moves on by itself
                continue;
            }
            if (inside.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) text.Append(inside.Value);
            inside.Read();
        }
        return record ?? (text.Length > 0 ? Marc(text.ToString()) : null);
    }

    private static MarcOutcome? Marc(string xml) => MarcXmlReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml))).FirstOrDefault() is { IsRecord: true } read && RecordKind.Refusal(read.Record) is null ? read : null;

    private static string Sentence(XmlReader xml)
    {
        var (uri, message, details) = ("", "", "");
        using var inside = xml.ReadSubtree();
        while (inside.Read())
        {
            if (inside.NodeType != XmlNodeType.Element) continue;
            if (inside.LocalName == "uri") uri = Text(inside);
            else if (inside.LocalName == "message") message = Text(inside);
            else if (inside.LocalName == "details") details = Text(inside);
        }
        var sentence = (message.Length > 0 ? message : uri) + (details.Length > 0 ? $" ({details})" : "");
        return PlainText.Fit(sentence, LongestProblem);
    }

    /// <summary>The text of an element without children; the reader ends on its end tag.</summary>
    private static string Text(XmlReader xml)
    {
        using var inside = xml.ReadSubtree();
        var text = new StringBuilder();
        while (inside.Read())
            if (inside.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) text.Append(inside.Value);
        return text.ToString().Trim();
    }
}
