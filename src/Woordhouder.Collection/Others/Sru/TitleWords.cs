using System.Linq.Expressions;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection.Others;

/// <summary>The one place that says how words of a query are looked up in titles, makers and subjects.</summary>
internal sealed class TitleWords(Things things)
{
    public Expression<Func<TitleFacets, bool>> Of(CatalogueField field, string relation, string term)
    {
        if (relation == "==" && field != CatalogueField.Anywhere) return Whole(field, PlainText.Of(CqlTerm.Plain(term)), CqlTerm.Plain(term));
        var (words, part) = (CqlTerm.Words(term), Part(field));
        var query = new TextQuery(relation switch
        {
            "any" => [.. words.Select(w => (IReadOnlyList<TextTerm>)[new TextTerm([Indexed(w)], part, w.Truncated)])],
            "adj" or "==" => [[Phrase(words, part)]],
            _ => [[.. words.Select(w => new TextTerm([Indexed(w)], part, w.Truncated))]],
        });
        return f => things.Hits(query).Select(h => h.Number).Contains(f.Number);
    }

    /// <summary>Words next to each other; of a phrase only the last word may go on.</summary>
    private static TextTerm Phrase(IReadOnlyList<CqlWord> words, TextField part) =>
        words.SkipLast(1).Any(w => w.Truncated) ? throw new DiagnosticException(Diagnostic.Masking, "*") : new TextTerm([.. words.Select(Indexed)], part, words[^1].Truncated);

    /// <summary>A word that goes on is looked up as it is, since nobody knows its ending.</summary>
    private static string Indexed(CqlWord word) => word.Truncated ? word.Text : DutchStem.Of(word.Text);

    private static TextField Part(CatalogueField field) => field switch
    {
        CatalogueField.Title => TextField.Name,
        CatalogueField.Creator => TextField.Maker,
        CatalogueField.Subject => TextField.Topic,
        _ => TextField.Any,
    };

    /// <summary>The whole title (with or without its article), name or heading.</summary>
    private Expression<Func<TitleFacets, bool>> Whole(CatalogueField field, string plain, string written)
    {
        var bare = plain.Split(' ', 2) is [.. var article, { } rest] && article is ["de" or "het" or "een" or "t" or "the" or "a" or "an"] ? rest : plain;
        return field switch
        {
            CatalogueField.Title => f => f.SortName == plain || f.SortName == bare,
            CatalogueField.Creator => f => things.Set<TitleContributor>().Any(c => c.TitleId == f.TitleId && c.Key == plain),
            _ => f => things.Set<TitleTopic>().Any(t => t.TitleId == f.TitleId && t.Name == written),
        };
    }
}
