using System.Globalization;
using System.Xml;

namespace Woordhouder.Collection.Others;

/// <summary>A title as Dublin Core (info:srw/schema/1/dc-v1.1).</summary>
internal static class DublinCore
{
    public const string Schema = "info:srw/schema/1/dc-v1.1";
    private const string Outer = "info:srw/schema/1/dc-schema", Elements = "http://purl.org/dc/elements/1.1/";

    /// <param name="address">Of the title's page.</param>
    public static void Write(XmlWriter xml, TitleCard card, string address)
    {
        var title = card.Title;
        xml.WriteStartElement("srw_dc", "dc", Outer);
        xml.WriteAttributeString("xmlns", "dc", null, Elements);
        Element("title", string.Join(" : ", new[] { title.Part is { } part ? $"{title.Name}. {part}" : title.Name, title.Subtitle }.OfType<string>()));
        foreach (var maker in card.Makers) Element(maker.Order == 0 ? "creator" : "contributor", maker.Name);
        foreach (var topic in card.Topics.Where(t => !t.IsGenre)) Element("subject", topic.Name);
        Element("description", title.Summary);
        Element("publisher", title.Publisher);
        Element("date", title.Year?.ToString(CultureInfo.InvariantCulture));
        Element("type", title.MaterialType);
        foreach (var genre in card.Topics.Where(t => t.IsGenre)) Element("type", genre.Name);
        Element("format", title.Extent);
        Element("identifier", address);
        foreach (var isbn in card.Isbns) Element("identifier", "URN:ISBN:" + isbn);
        if (title.Issn is { } issn) Element("identifier", "URN:ISSN:" + issn);
        Element("language", title.Language);
        Element("relation", title.Series);
        xml.WriteEndElement();

        void Element(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) xml.WriteElementString("dc", name, Elements, XmlText.Of(value));
        }
    }
}
