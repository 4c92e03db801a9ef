using System.Globalization;
using System.Text;
using System.Xml;

namespace Woordhouder.Collection.Others;

/// <summary>Writes an answer in the words of its version, record by record, so that an answer of a hundred records is never in memory as a whole.</summary>
internal sealed class SruWriter(SruResponse response, Uri address)
{
    private readonly bool two = response.Version == SruVersion.V20;

    private string Namespace => two ? "http://docs.oasis-open.org/ns/search-ws/sruResponse" : "http://www.loc.gov/zing/srw/";
    private string DiagnosticNamespace => two ? "http://docs.oasis-open.org/ns/search-ws/diagnostic" : "http://www.loc.gov/zing/srw/diagnostic/";

    public async Task Write(Stream to, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        using var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument();
        if (response.Operation == SruOperation.SearchRetrieve)
        {
            xml.WriteStartElement("zs", "searchRetrieveResponse", Namespace);
            Version(xml);
            Element(xml, "numberOfRecords", Number(response.Total));
            if (response.Records.Count > 0)
            {
                xml.WriteStartElement("zs", "records", Namespace);
                for (var i = 0; i < response.Records.Count; i++)
                {
                    Record(xml, response.Request!.Schema.Uri, response.Request.First + i, response.Records[i](address));
                    await Send();
                }
                xml.WriteEndElement();
            }
            if (response.Next is { } next) Element(xml, "nextRecordPosition", Number(next));
            Diagnostics(xml, Namespace);
            if (two) Element(xml, "resultCountPrecision", "info:srw/vocabulary/resultCountPrecision/1/exact");
        }
        else if (response.Operation == SruOperation.Scan)
        {
            xml.WriteStartElement("zs", "scanResponse", Namespace);
            Version(xml);
            Diagnostics(xml, two ? "http://docs.oasis-open.org/ns/search-ws/scan" : Namespace);
        }
        else
        {
            xml.WriteStartElement("zs", "explainResponse", Namespace);
            Version(xml);
            Record(xml, Explain.Schema, null, new Explain(address).Write);
            Diagnostics(xml, Namespace);
        }
        xml.WriteEndElement();
        await Send();

        async Task Send()
        {
            // The writer knows only whole streams; what it wrote goes on, and it begins again.
            xml.Flush();
            buffer.Position = 0;
            await buffer.CopyToAsync(to, ct);
            buffer.SetLength(0);
        }
    }

    private void Version(XmlWriter xml)
    {
        if (!two) Element(xml, "version", response.Version == SruVersion.V11 ? "1.1" : "1.2");
    }

    private void Record(XmlWriter xml, string schema, int? position, Action<XmlWriter> write)
    {
        var asText = response.Request is { AsText: true };
        xml.WriteStartElement("zs", "record", Namespace);
        Element(xml, "recordSchema", schema);
        Element(xml, two ? "recordXMLEscaping" : "recordPacking", asText ? "string" : "xml");
        xml.WriteStartElement("zs", "recordData", Namespace);
        if (asText) xml.WriteString(Text(write));
        else write(xml);
        xml.WriteEndElement();
        if (position is { } number) Element(xml, "recordPosition", Number(number));
        xml.WriteEndElement();
    }

    private static string Text(Action<XmlWriter> write)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true })) write(xml);
        return text.ToString();
    }

    private void Diagnostics(XmlWriter xml, string of)
    {
        if (response.Diagnostic is not { } wrong) return;
        xml.WriteStartElement("zs", "diagnostics", of);
        xml.WriteStartElement("diag", "diagnostic", DiagnosticNamespace);
        xml.WriteElementString("diag", "uri", DiagnosticNamespace, wrong.Uri);
        if (wrong.ShownDetails is { } details) xml.WriteElementString("diag", "details", DiagnosticNamespace, details);
        xml.WriteElementString("diag", "message", DiagnosticNamespace, wrong.Message);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Element(XmlWriter xml, string name, string value) => xml.WriteElementString("zs", name, Namespace, value);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
