using System.Text;
using System.Xml;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection;

/// <summary>Writes MARCXML: one &lt;collection&gt;, valid against the schema MARC21slim of the Library of Congress.</summary>
internal sealed class MarcXmlWriter : IMarcWriter
{
    private const string Namespace = "http://www.loc.gov/MARC21/slim";

    private readonly XmlWriter xml;

    public MarcXmlWriter(Stream stream)
    {
        xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false, NewLineHandling = NewLineHandling.Entitize });
        xml.WriteStartDocument();
        xml.WriteStartElement("collection", Namespace);
        xml.WriteString("\n");
    }

    public string? Write(MarcRecord record)
    {
        if (WritableMarc.Refusal(record) is { } reason) return reason;
        WriteRecord(xml, record);
        xml.WriteString("\n");
        return null;
    }

    /// <summary>One &lt;record&gt; that <see cref="WritableMarc"/> does not refuse, at home in another document: an answer of SRU.</summary>
    public static void WriteRecord(XmlWriter xml, MarcRecord record)
    {
        xml.WriteStartElement("record", Namespace);
        xml.WriteElementString("leader", Namespace, WritableMarc.Leader(record));
        foreach (var field in record.ControlFields)
        {
            xml.WriteStartElement("controlfield", Namespace);
            xml.WriteAttributeString("tag", field.Tag);
            xml.WriteString(WritableMarc.Text(field.Value));
            xml.WriteEndElement();
        }
        foreach (var field in WritableMarc.Written(record.DataFields))
        {
            xml.WriteStartElement("datafield", Namespace);
            xml.WriteAttributeString("tag", field.Tag);
            xml.WriteAttributeString("ind1", WritableMarc.Indicator(field.Indicator1).ToString());
            xml.WriteAttributeString("ind2", WritableMarc.Indicator(field.Indicator2).ToString());
            foreach (var subfield in field.Subfields)
            {
                xml.WriteStartElement("subfield", Namespace);
                xml.WriteAttributeString("code", subfield.Code.ToString());
                xml.WriteString(WritableMarc.Text(subfield.Value));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    public void Dispose() => xml.Dispose();
}
