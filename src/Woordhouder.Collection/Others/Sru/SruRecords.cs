using System.Xml;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection.Others;

/// <summary>A record of an answer. Given the address of the server it says how it is written.</summary>
internal delegate Action<XmlWriter> SruRecord(Uri server);

/// <summary>The records of titles in the schema that was asked for.</summary>
internal sealed class SruRecords(Things things, PublicTitles titles)
{
    public async Task<IReadOnlyList<SruRecord>> Of(IReadOnlyList<TitleId> of, RecordSchema schema, CancellationToken ct)
    {
        if (schema == RecordSchema.Dc)
            return [.. (await titles.Cards(of, ct)).Select(card => (SruRecord)(server => xml => DublinCore.Write(xml, card, new Uri(server, $"/catalogus/titel/{card.Title.Id.Value}").AbsoluteUri)))];
        var ids = of.ToList();
        var texts = await things.Set<TitleRecord>().Where(r => ids.Contains(r.TitleId)).ToDictionaryAsync(r => r.TitleId, r => r.Text, ct);
        return [.. ids.Where(texts.ContainsKey).Select(id => Public(texts[id])).Select(record => (SruRecord)(_ => xml => MarcXmlWriter.WriteRecord(xml, record)))];
    }

    /// <summary>What stands in the database came in through the same list; whatever was let in before it was made stays in.</summary>
    private static MarcRecord Public(string text) => PublicFields.Keep(RecordText.Read(text), out _);
}
