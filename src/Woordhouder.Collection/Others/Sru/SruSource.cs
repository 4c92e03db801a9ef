using System.Globalization;
using Woordhouder.Collection.Marc;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Outbound;

namespace Woordhouder.Collection.Others;

/// <param name="Total">How many the source has; <see cref="Records"/> are the first of them.</param>
/// <param name="Unreadable">How many of the answer are no MARC 21 of a title, and left out.</param>
internal sealed record SourceFinds(IReadOnlyList<MarcRecord> Records, int Total, int Unreadable);

/// <summary>Asks a catalogue of settings.yaml for records to copy, over SRU. Only what is searched for leaves, never who searches.</summary>
internal sealed class SruSource(Library library, OutboundHttp outbound)
{
    private const int MostRecords = 20, MostBytes = 5_000_000, LongestWords = 200;

    public IReadOnlyList<string> Names => [.. library.Settings.CatalogueSources.Select(s => s.Name)];

    /// <param name="source">A name of <see cref="Names"/>.</param>
    /// <param name="words">An ISBN, or words of title and maker.</param>
    public async Task<Outcome<SourceFinds>> Find(string source, string words, CancellationToken ct = default)
    {
        if (library.Settings.CatalogueSources.FirstOrDefault(s => s.Name == source) is not { } place) return new Refusal("source-unknown") { Field = "Source" };
        if (Query(place, words) is not { } query) return new Refusal("source-words-missing") { Field = "Words" };
        var answer = await outbound.Get(Address(place, query), MostBytes, ct);
        if (!answer.Done) return answer.Refusals.ToList();
        if (SruAnswer.Read(answer.Value) is not { } read) return new Refusal("source-not-sru");
        // A diagnostic beside records is a remark, not a refusal.
        if (read is { Problem: { } problem, Records.Count: 0 }) return new Refusal("source-says-no", null, ("message", problem));
        return new SourceFinds(read.Records, Math.Max(read.Total, read.Records.Count), read.Unreadable);
    }

    private static string? Query(CatalogueSourceSettings place, string words)
    {
        if (Isbn.TryParse(words, out var isbn)) return $"{place.IsbnIndex}={isbn}";
        // Letters and digits only: nothing in it is a sign of CQL.
        var plain = string.Join(' ', new string([.. PlainText.Fit(words, LongestWords).Normalize().Select(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return plain.Length > 0 ? $"{place.WordIndex} all \"{plain}\"" : null;
    }

    private static string Address(CatalogueSourceSettings place, string query) => string.Create(CultureInfo.InvariantCulture,
        $"{place.Url}{(place.Url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}operation=searchRetrieve&version={place.Version}&query={Uri.EscapeDataString(query)}&startRecord=1&maximumRecords={MostRecords}&recordSchema={Uri.EscapeDataString(place.Schema)}");
}
