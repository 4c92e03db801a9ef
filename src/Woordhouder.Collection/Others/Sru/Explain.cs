using System.Xml;

namespace Woordhouder.Collection.Others;

/// <summary>What this server can do, as a ZeeRex record; written from the same tables that answer the queries.</summary>
internal sealed class Explain(Uri address)
{
    public const string Schema = "http://explain.z3950.org/dtd/2.0/";

    public void Write(XmlWriter xml)
    {
        xml.WriteStartElement("zr", "explain", Schema);
        Start("serverInfo", ("protocol", "SRU"), ("version", "1.2"), ("transport", address.Scheme), ("method", "GET POST"));
        Text("host", address.Host);
        Text("port", $"{address.Port}");
        Text("database", address.AbsolutePath.TrimStart('/'));
        xml.WriteEndElement();
        Start("databaseInfo");
        Text("title", "Catalogus van de bibliotheek", ("lang", "nl"), ("primary", "true"));
        Text("title", "Catalogue of the library", ("lang", "en"));
        xml.WriteEndElement();
        Start("indexInfo");
        foreach (var (name, uri) in CatalogueIndexes.Sets.DistinctBy(s => s.Name)) Text("set", "", ("name", name), ("identifier", uri));
        foreach (var index in CatalogueIndexes.All)
        {
            Start("index", ("search", "true"), ("scan", "false"), ("sort", index.SortKey ? "true" : "false"));
            Text("title", index.Title, ("lang", "en"));
            Start("map");
            Text("name", index.Name, ("set", index.Set));
            xml.WriteEndElement();
            Start("configInfo");
            foreach (var relation in index.Relations.Prepend("==").Prepend("=")) Text("supports", relation, ("type", "relation"));
            if (index.Kind == IndexKind.Words) Text("supports", "*", ("type", "maskingCharacter"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        Start("schemaInfo");
        foreach (var schema in RecordSchema.All)
        {
            Start("schema", ("name", schema.Name), ("identifier", schema.Uri), ("sort", "false"), ("retrieve", "true"));
            Text("title", schema.Title, ("lang", "en"));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        Start("configInfo");
        Text("default", "10", ("type", "numberOfRecords"));
        Text("setting", $"{SruRequest.MostRecords}", ("type", "maximumRecords"));
        Text("default", RecordSchema.MarcXml.Name, ("type", "retrieveSchema"));
        Text("default", CatalogueIndexes.Anywhere.ToString(), ("type", "index"));
        Text("default", "=", ("type", "relation"));
        foreach (var boolean in new[] { "and", "or", "not" }) Text("supports", boolean, ("type", "booleanOperator"));
        foreach (var version in new[] { "1.1", "1.2", "2.0" }) Text("supports", version, ("type", "version"));
        foreach (var packing in new[] { "xml", "string" }) Text("supports", packing, ("type", "recordPacking"));
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Start(string name, params (string Name, string Value)[] attributes)
        {
            xml.WriteStartElement("zr", name, Schema);
            foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        }

        void Text(string name, string text, params (string Name, string Value)[] attributes)
        {
            Start(name, attributes);
            xml.WriteString(text);
            xml.WriteEndElement();
        }
    }
}
