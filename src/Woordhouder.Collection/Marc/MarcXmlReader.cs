using System.Text;
using System.Xml;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// Reads MARCXML record by record: &lt;collection&gt; or a bare row of &lt;record&gt;, with or without the namespace (names are matched by
/// local name, since real files leave the namespace out). No DTD, no entities, nothing fetched; memory bounded. XML cannot be read on
/// after a fault in its form, so that ends the file; a fault in one record costs only that record.
/// </summary>
internal sealed class MarcXmlReader : IDisposable
{
    private const int MaxDepth = 32;

    private readonly XmlTokenGuard guard;
    private readonly XmlReader xml;
    private bool ended;
    private bool inRecord;
    private int number;

    private MarcXmlReader(Stream stream)
    {
        guard = new XmlTokenGuard(stream);
        xml = XmlReader.Create(guard, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            ConformanceLevel = ConformanceLevel.Fragment,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = false,
        });
    }

    public static IEnumerable<MarcOutcome> Read(Stream stream)
    {
        using var reader = new MarcXmlReader(stream);
        while (!reader.ended && reader.Next() is { } outcome) yield return outcome;
    }

    public void Dispose()
    {
        xml.Dispose();
        guard.Dispose();
    }

    private MarcOutcome? Next()
    {
        try
        {
            while (MoveOn())
            {
                if (xml is { NodeType: XmlNodeType.Text or XmlNodeType.CDATA, Depth: <= 1 })
                {
                    number++;
                    return MarcOutcome.Rejected(Place, "Text stands where a record should begin. It was skipped; export the file again.");
                }
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.Depth == 0 && xml.LocalName is not ("collection" or "record")) return End(MarcOutcome.FileRefused(RootRefusal(xml.LocalName)));
                if (xml.LocalName != "record" || xml.Depth > 1) continue;
                number++;
                var place = Place;
                inRecord = true;
                var record = ReadRecord();
                inRecord = false;
                return record.Outcome(place);
            }
            return End(number == 0 ? MarcOutcome.FileRefused("The XML holds no records.") : null);
        }
        catch (XmlException broken)
        {
            return Break(broken.LineNumber, FormattableString.Invariant(
                $"The XML is broken or holds a document type at line {broken.LineNumber}, position {broken.LinePosition}; nothing after it could be read.")
                + " Export the file again.");
        }
        catch (TokenTooLongException)
        {
            return Break(Place.Offset, "A name, attribute or comment in the XML is longer than a megabyte; this is no MARCXML, and nothing after it was read.");
        }
    }

    /// <summary>Ends the reading: what broke is the record being read, or the next one that should have come.</summary>
    private MarcOutcome? Break(long line, string reason) =>
        End(MarcOutcome.Rejected(new(inRecord ? number : number + 1, line, MarcUnit.Line), reason));

    private MarcXmlRecord ReadRecord()
    {
        var record = new MarcXmlRecord();
        var depth = xml.Depth;
        if (xml.IsEmptyElement) return record;
        while (MoveOn() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) record.Stray();
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "leader":
                    record.Leader(ReadText());
                    break;
                case "controlfield":
                    var tag = xml.GetAttribute("tag");
                    record.Control(tag, ReadText());
                    break;
                case "datafield":
                    record.Data(xml.GetAttribute("tag"), xml.GetAttribute("ind1"), xml.GetAttribute("ind2"));
                    break;
                case "subfield":
                    var code = xml.GetAttribute("code");
                    record.Subfield(code, ReadText());
                    break;
                default:
                    record.Stray();
                    break;
            }
        }
        return record;

        // Reads on to the end tag. Text beyond what a record may hold is passed over piece by piece, so it costs time but no memory.
        string ReadText()
        {
            if (xml.IsEmptyElement) return "";
            var text = new StringBuilder();
            var piece = new char[512];
            var end = xml.Depth;
            while (MoveOn() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == end))
            {
                if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)) continue;
                while (xml.ReadValueChunk(piece, 0, piece.Length) is > 0 and var count)
                {
                    guard.Progress();
                    if (record.Fits(text.Length + count)) text.Append(piece, 0, count);
                }
            }
            return text.ToString();
        }
    }

    private bool MoveOn()
    {
        if (!xml.Read()) return false;
        guard.Progress();
        return xml.Depth <= MaxDepth ? true : throw new XmlException("too deep", null, (int)Place.Offset, 1);
    }

    private MarcPlace Place => new(number, ((IXmlLineInfo)xml).LineNumber, MarcUnit.Line);

    private MarcOutcome? End(MarcOutcome? last)
    {
        ended = true;
        return last;
    }

    private static string RootRefusal(string root) => root switch
    {
        "searchRetrieveResponse" or "explainResponse" or "scanResponse" =>
            "This is the answer of a search service (SRU), an envelope around records. Save the records themselves as MARCXML.",
        "OAI-PMH" => "This is the answer of a harvesting service (OAI-PMH), an envelope around records. Save the records themselves as MARCXML.",
        "schema" => "This is an XML schema: it describes a kind of file and holds no titles. Choose the file with the records.",
        "mods" or "modsCollection" => "This is MODS, which this program does not read. Ask for MARCXML.",
        "html" => "This is a web page, not a file of records. Ask for MARCXML.",
        "rdf" or "RDF" => "This is RDF, which this program does not read. Ask for MARCXML.",
        _ => "This is XML, but not MARCXML: its outer element is neither collection nor record. Ask for MARCXML.",
    };
}
