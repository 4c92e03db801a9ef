using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>The same book, whoever described it. An ISBN alone is not enough: publishers use one twice, and a set's stands on each of its parts.</summary>
internal readonly record struct BookKey(string Isbn, string SortName, string Material, int? Year)
{
    public static IEnumerable<BookKey> Of(TitleFacts facts) => facts.Isbns.Select(isbn => new BookKey(isbn.ToString(), RecordToTitle.SortName(facts), facts.Material.ToKebab(), facts.Year));
}

/// <summary>A title that is here already, as far as an import needs it.</summary>
/// <param name="Version">0: it comes with this very batch.</param>
internal sealed record KnownTitle(TitleId Id, string Number, string Source, bool EditedHere, int Version, string SortName, string Maker, int? Year)
{
    /// <summary>Of the record that was taken last.</summary>
    public required string Digest { get; set; }
    public HashSet<string> Isbns { get; init; } = [];
    public HashSet<string> Barcodes { get; init; } = [];

    public static KnownTitle Of(TitleId id, Incoming incoming) =>
        new(id, incoming.Key.Number, incoming.Key.Source, false, 0, incoming.SortName, RecordToTitle.MakerKey(incoming.Facts), incoming.Facts.Year)
        {
            Digest = incoming.Key.Digest,
            Isbns = [.. incoming.Facts.Isbns.Select(i => i.ToString())],
            Barcodes = [.. incoming.Copies.Select(c => c.Barcode)],
        };

    /// <summary>A number that names no source may be anybody's: something of the book must agree too.</summary>
    public bool IsAbout(Incoming incoming) => Digest == incoming.Key.Digest || SortName == incoming.SortName
        || incoming.Facts.Isbns.Any(i => Isbns.Contains(i.ToString())) || incoming.Copies.Any(c => Barcodes.Contains(c.Barcode))
        || (Year is not null && Year == incoming.Facts.Year && Maker.Length > 0 && Maker == RecordToTitle.MakerKey(incoming.Facts));
}

/// <summary>
/// Which records of a batch are about titles that are here: by control number and its source, else by ISBN and title. What the office writes knows its
/// title; only records of a file are looked for by their book.
/// </summary>
internal sealed class SameTitles(Things things)
{
    public async Task<Known> Find(IReadOnlyList<Incoming> batch, bool fromFile, CancellationToken ct)
    {
        var numbers = batch.SelectMany(i => Known.MayBeAnybodys(i, fromFile) ? [i.Key.Number, i.Apart.Key.Number] : new[] { i.Key.Number }).Distinct().ToList();
        var byNumber = (await Rows(things.Set<Title>().Where(t => numbers.Contains(t.ControlNumber)), ct)).ToDictionary(t => (t.Number, t.Source));
        if (!fromFile) return new Known(byNumber, fromFile);
        await Identify([.. byNumber.Values.Where(t => t.Source.Length == 0)], ct);
        var known = new Known(byNumber, fromFile);
        var isbns = batch.Where(i => known.ByNumber(i) is null).SelectMany(i => i.Facts.Isbns.Select(n => n.ToString())).Distinct().ToList();
        if (isbns.Count == 0) return known;
        var books = await (from isbn in things.Set<TitleIsbn>()
                           join t in things.Set<Title>() on isbn.TitleId equals t.Id
                           where isbns.Contains(isbn.Isbn)
                           orderby t.Id
                           select new { isbn.Isbn, t.Id, t.SortName, t.MaterialType, t.Year }).ToListAsync(ct);
        var ids = books.Select(b => b.Id).Distinct().ToList();
        var titles = (await Rows(things.Set<Title>().Where(t => ids.Contains(t.Id)), ct)).ToDictionary(t => t.Id);
        foreach (var b in books.Where(b => titles.ContainsKey(b.Id))) known.Add(new BookKey(b.Isbn, b.SortName, b.MaterialType, b.Year), titles[b.Id]);
        known.Claim(batch);
        return known;
    }

    private static async Task<List<KnownTitle>> Rows(IQueryable<Title> titles, CancellationToken ct) =>
        [.. (await titles.Select(t => new { t.Id, t.ControlNumber, t.ControlSource, t.Digest, Edited = t.EditedAt != null, t.Version, t.SortName, t.Maker, t.Year }).ToListAsync(ct))
            .Select(t => new KnownTitle(t.Id, t.ControlNumber, t.ControlSource, t.Edited, t.Version, t.SortName, PlainText.Of(t.Maker ?? ""), t.Year) { Digest = t.Digest })];

    /// <summary>Adds by what a book is known beside its number.</summary>
    private async Task Identify(List<KnownTitle> titles, CancellationToken ct)
    {
        if (titles.Count == 0) return;
        var byId = titles.ToDictionary(t => t.Id);
        var ids = byId.Keys.ToList();
        foreach (var isbn in await things.Set<TitleIsbn>().Where(i => ids.Contains(i.TitleId)).ToListAsync(ct)) byId[isbn.TitleId].Isbns.Add(isbn.Isbn);
        foreach (var item in await things.Set<Item>().Where(i => ids.Contains(i.TitleId)).Select(i => new { i.TitleId, i.Barcode }).ToListAsync(ct)) byId[item.TitleId].Barcodes.Add(item.Barcode);
    }

    internal sealed class Known(Dictionary<(string Number, string Source), KnownTitle> byNumber, bool fromFile)
    {
        private readonly Dictionary<BookKey, List<KnownTitle>> byBook = [];
        /// <summary>Titles that a record of this batch names by number: no other record of it is about them.</summary>
        private readonly HashSet<TitleId> claimed = [];

        public static bool MayBeAnybodys(Incoming incoming, bool fromFile) => fromFile && incoming.Key.Source.Length == 0;

        /// <summary>The record as it will stand here, when it is about none of the titles that are: under another number when that one is taken by another book.</summary>
        public Incoming Fresh(Incoming incoming) => byNumber.ContainsKey((incoming.Key.Number, incoming.Key.Source)) ? incoming.Apart : incoming;

        public KnownTitle? Of(Incoming incoming)
        {
            if (ByNumber(incoming) is { } title) return title;
            if (incoming.Alone || !fromFile) return null;
            var found = BookKey.Of(incoming.Facts).SelectMany(key => byBook.GetValueOrDefault(key) ?? []).FirstOrDefault(t => !claimed.Contains(t.Id) && MayBeOne(t, incoming.Key));
            if (found is not null) claimed.Add(found.Id);
            return found;
        }

        public KnownTitle? ByNumber(Incoming incoming)
        {
            var title = byNumber.GetValueOrDefault((incoming.Key.Number, incoming.Key.Source));
            if (title is null || !MayBeAnybodys(incoming, fromFile) || title.IsAbout(incoming)) return title;
            return byNumber.GetValueOrDefault((incoming.Apart.Key.Number, ""));
        }

        /// <summary>Two records of one source under two numbers are two to that source: it knows best. Without a source or a number nobody said so.</summary>
        private static bool MayBeOne(KnownTitle title, RecordKey key) =>
            title.Source != key.Source || key.Source.Length == 0 || key.IsContent || title.Number.StartsWith("sha256:", StringComparison.Ordinal);

        public void Claim(IReadOnlyList<Incoming> batch) => claimed.UnionWith(batch.Select(ByNumber).OfType<KnownTitle>().Select(t => t.Id));

        public void Add(TitleId id, Incoming incoming)
        {
            var title = KnownTitle.Of(id, incoming);
            byNumber.Add((incoming.Key.Number, incoming.Key.Source), title);
            foreach (var key in BookKey.Of(incoming.Facts)) Add(key, title);
        }

        public void Add(BookKey key, KnownTitle title)
        {
            if (!byBook.TryGetValue(key, out var titles)) byBook.Add(key, titles = []);
            titles.Add(title);
        }
    }
}
