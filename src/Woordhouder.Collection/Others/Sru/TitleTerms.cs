using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection.Others;

/// <summary>One search clause as a condition on titles.</summary>
internal sealed class TitleTerms(Things things, TitleWords words)
{
    private static readonly string[] HarmlessModifiers = ["relevant", "ignorecase", "ignoreaccents", "masked", "word", "string", "isodate", "number"];

    public Expression<Func<TitleFacets, bool>> Of(CqlClause clause)
    {
        var index = clause.Index is null ? CatalogueIndexes.Anywhere : CatalogueIndexes.Find(clause.Index);
        var relation = Relation(clause.Relation, index);
        return index.Kind switch
        {
            IndexKind.All => f => true,
            IndexKind.Words => words.Of(index.Field, relation, clause.Term),
            IndexKind.Year => Year(relation, clause.Term),
            IndexKind.Instant => Instant(index, relation, clause.Term),
            _ => Values(index, relation, relation == "any" ? CqlTerm.Plain(clause.Term).Split(' ', StringSplitOptions.RemoveEmptyEntries) : [CqlTerm.Plain(clause.Term)]),
        };
    }

    /// <summary>The relation by its plain name: "==" and "exact" are one, and "=" is what the index makes of it.</summary>
    private static string Relation(CqlRelation? relation, CatalogueIndex index)
    {
        if (relation is null) return "=";
        if (relation.Modifiers.FirstOrDefault(m => m.Comparison is not null || !HarmlessModifiers.Any(h => CatalogueIndexes.Is(m.Name, "cql", h))) is { } modifier)
            throw new DiagnosticException(Diagnostic.RelationModifier, modifier.Name.ToString());
        var name = relation.Name.Name;
        if (!CatalogueIndexes.Is(relation.Name, "cql", name) || name is not ("=" or "==" or "<>" or "<" or ">" or "<=" or ">=" or "any" or "all" or "exact" or "within" or "scr" or "adj" or "encloses"))
            throw new DiagnosticException(Diagnostic.Relation, relation.Name.ToString());
        if (name is not ("=" or "==") && !index.Relations.Contains(name)) throw new DiagnosticException(Diagnostic.RelationForIndex, $"{index} {name}");
        return name switch { "scr" => "=", "exact" => "==", _ => name };
    }

    private Expression<Func<TitleFacets, bool>> Values(CatalogueIndex index, string relation, IEnumerable<string> terms)
    {
        var values = terms.Select(t => Value(index, t)).ToList();
        Expression<Func<TitleFacets, bool>> condition = index.Field switch
        {
            CatalogueField.Isbn => f => things.Set<TitleIsbn>().Any(i => i.TitleId == f.TitleId && values.Contains(i.Isbn)),
            CatalogueField.Issn => f => things.Set<Title>().Any(t => t.Id == f.TitleId && values.Contains(t.Issn!)),
            CatalogueField.ControlNumber => f => things.Set<Title>().Any(t => t.Id == f.TitleId && values.Contains(t.ControlNumber)),
            CatalogueField.Language => f => values.Contains(f.Language),
            CatalogueField.Type => f => values.Contains(f.Material),
            _ => throw new InvalidOperationException($"{index} has no values"),
        };
        return relation == "<>" ? Conditions.Not(condition) : condition;
    }

    private static string Value(CatalogueIndex index, string term) => index.Kind switch
    {
        IndexKind.Isbn => Isbn.TryParse(term, out var isbn) ? isbn.ToString() : throw new DiagnosticException(Diagnostic.TermFormat, "ISBN"),
        IndexKind.Issn => Issn.Parse(term) ?? throw new DiagnosticException(Diagnostic.TermFormat, "ISSN"),
        IndexKind.Code => term.ToLowerInvariant(),
        _ => term,
    };

    private static Expression<Func<TitleFacets, bool>> Year(string relation, string term)
    {
        var years = CqlTerm.Plain(term).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(y => int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year <= 9999 ? year : throw new DiagnosticException(Diagnostic.TermFormat, "year")).ToList();
        if (years.Count != (relation == "within" ? 2 : 1)) throw new DiagnosticException(Diagnostic.RelationForTerm, relation);
        var (first, last) = (years[0], years[^1]);
        return relation switch
        {
            "<" => f => f.Year != 0 && f.Year < first,
            "<=" => f => f.Year != 0 && f.Year <= first,
            ">" => f => f.Year > first,
            ">=" => f => f.Year != 0 && f.Year >= first,
            "<>" => f => f.Year != 0 && f.Year != first,
            "within" => f => f.Year != 0 && f.Year >= first && f.Year <= last,
            _ => f => f.Year != 0 && f.Year == first,
        };
    }

    /// <summary>A moment, or a day as the whole of it: "= 2026-03-02" is every moment of that day in UTC.</summary>
    private Expression<Func<TitleFacets, bool>> Instant(CatalogueIndex index, string relation, string term)
    {
        var terms = CqlTerm.Plain(term).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (terms.Length != (relation == "within" ? 2 : 1)) throw new DiagnosticException(Diagnostic.RelationForTerm, relation);
        var ((from, before), (_, end)) = (Span(terms[0]), Span(terms[^1]));
        Expression<Func<Title, bool>> when = (index.Field == CatalogueField.Added, relation) switch
        {
            (true, "<") => t => t.AddedAt < from,
            (true, "<=") => t => t.AddedAt < before,
            (true, ">") => t => t.AddedAt >= before,
            (true, ">=") => t => t.AddedAt >= from,
            (true, "<>") => t => t.AddedAt < from || t.AddedAt >= before,
            (true, _) => t => t.AddedAt >= from && t.AddedAt < end,
            (_, "<") => t => t.ChangedAt < from,
            (_, "<=") => t => t.ChangedAt < before,
            (_, ">") => t => t.ChangedAt >= before,
            (_, ">=") => t => t.ChangedAt >= from,
            (_, "<>") => t => t.ChangedAt < from || t.ChangedAt >= before,
            _ => t => t.ChangedAt >= from && t.ChangedAt < end,
        };
        var titles = things.Set<Title>().Where(when);
        return f => titles.Any(t => t.Id == f.TitleId);
    }

    private static (DateTimeOffset From, DateTimeOffset Before) Span(string term)
    {
        if (DateOnly.TryParseExact(term, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
            return (new(day, TimeOnly.MinValue, TimeSpan.Zero), new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
        return Moment.TryParse(term, out var moment) ? (moment, moment.AddMilliseconds(1)) : throw new DiagnosticException(Diagnostic.TermFormat, "date");
    }
}
