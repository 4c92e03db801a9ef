using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Others;

/// <summary>The newest titles as RSS 2.0 (rssboard.org/rss-specification).</summary>
internal sealed class NewTitles(PublicTitles titles)
{
    private const int Most = 50;
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <param name="material">Null: every kind of material.</param>
    /// <param name="audience">Null: every audience.</param>
    public async Task<IReadOnlyList<TitleCard>> Find(string? material, string? audience, CancellationToken ct, int most = Most)
    {
        var found = titles.All;
        if (material is not null) found = found.Where(f => f.Material == material);
        if (audience is not null) found = found.Where(f => f.Audience == audience);
        return await titles.Cards(await found.OrderByDescending(f => f.AddedOn).ThenByDescending(f => f.Number).Take(most).Select(f => f.TitleId).ToListAsync(ct), ct);
    }

    /// <param name="self">The address of this feed.</param>
    public static string Write(IReadOnlyList<TitleCard> cards, PageChrome chrome, Uri self)
    {
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteStartElement("channel");
            Element("title", chrome.L($"Nieuw bij {chrome.LibraryName}", $"New at {chrome.LibraryName}"));
            Element("link", new Uri(self, "/catalogus").AbsoluteUri);
            Element("description", chrome.L("De nieuwste titels in onze catalogus.", "The newest titles in our catalogue."));
            Element("language", chrome.Language);
            Element("ttl", "60");
            xml.WriteStartElement("atom", "link", Atom);
            xml.WriteAttributeString("href", self.AbsoluteUri);
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", "application/rss+xml");
            xml.WriteEndElement();
            foreach (var (title, _, _, _) in cards)
            {
                var address = new Uri(self, $"/catalogus/titel/{title.Id.Value}").AbsoluteUri;
                var kind = chrome.Text("material." + title.MaterialType);
                xml.WriteStartElement("item");
                Element("title", title.Part is { } part ? $"{title.Name}. {part}" : title.Name);
                Element("link", address);
                Element("guid", address);
                Element("pubDate", title.AddedAt.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
                Element("category", kind);
                Element("description", string.Join(" · ", new[] { title.Maker, kind, title.Year?.ToString(CultureInfo.InvariantCulture), title.Summary }.OfType<string>()));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteEndElement();

            void Element(string name, string value) => xml.WriteElementString(name, XmlText.Of(value));
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
