using System.Globalization;
using Woordhouder.Kernel;
using Woordhouder.Platform.Statements;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Woordhouder.Platform.Libraries;

/// <summary>Reads <c>settings.yaml</c>: strict, with the place of every mistake.</summary>
internal static partial class SettingsReader
{
    private const string FileName = "settings.yaml";

    public static (LibrarySettings? Settings, IReadOnlyList<Complaint> Complaints) Read(string yaml)
    {
        var stream = new YamlStream();
        try { stream.Load(new StringReader(yaml)); }
        catch (YamlException e) { return (null, [new Complaint(new Place(FileName, (int)e.Start.Line), "this is not YAML", "mend the file: " + e.InnerException?.Message)]); }
        var complaints = new List<Complaint>();
        if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
            return (null, [new Complaint(new Place(FileName, 1), "the file holds no settings", "start it with 'id: name-of-the-library'")]);
        var top = new MapNode(root, complaints, FileName);
        var settings = new LibrarySettings(
            top.Text("id"),
            top.Texts("hosts"),
            top.Text("timeZone", "Europe/Amsterdam"),
            [.. top.Sections("branches").Select(Branch)],
            [.. top.Sections("subscriptions").Select(s => s.Finish(new SubscriptionSettings(
                s.Text("id"), s.Bilingual("name"), s.Bilingual("description"), s.Money("fee"), s.Number("fromAge", 0), s.OptionalNumber("toAge"),
                s.OptionalPeriod("duration"), s.Flag("onlineLibrary", false), s.Number("maxLoans", 20), s.Number("maxHolds", 10), ForWhom(s))))],
            new LoanSettings([.. top.Sections("loans").Select(Rule)]),
            top.Section("cards") is var cards ? cards.Finish(new CardSettings(cards.Text("prefix"))) : null!,
            Items(top.OptionalSection("items")),
            top.Section("mail") is var mail ? mail.Finish(new MailSettings(mail.Text("from"), mail.Text("host"), mail.Number("port", 587), mail.Flag("startTls", true), mail.Optional("userName"), mail.Optional("passwordFile"))) : null!,
            top.Flag("answersToPublishedText", true),
            [.. top.OptionalSections("catalogueSources").Select(s => s.Finish(new CatalogueSourceSettings(
                s.Text("name"), s.Text("url"), s.Text("version", "1.2"), s.Text("schema", "marcxml"), s.Text("isbnIndex", "bath.isbn"), s.Text("wordIndex", "cql.serverChoice"))))],
            new OpeningSettings([.. top.OptionalSections("closed").Select(Closed)], [.. top.OptionalSections("holidays").Select(Holiday)]),
            Holds(top.OptionalSection("holds")),
            [.. top.OptionalSections("sortBins").Select(Bin)],
            Overdue(top.OptionalSection("overdue")),
            top.Optional("watchedFolder"));
        top.Finish(settings);
        CheckRules(settings, top, complaints);
        CheckClosed(settings, top, complaints);
        CheckBins(settings, top, complaints);
        CheckCharges(settings, top, complaints);
        if (complaints.Count == 0)
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _)) complaints.Add(new Complaint(top.PlaceOf("timeZone"), $"'{settings.TimeZone}' is no time zone", "use a name such as Europe/Amsterdam"));
            if (settings.Subscriptions.Any(s => s.Fee > Kernel.Money.Zero && s.FromAge < 18)) complaints.Add(new Complaint(top.PlaceOf("subscriptions"), "a subscription with a fee is open under 18", "youth pay nothing (Wsob art. 13, D41): set fromAge to 18 or fee to 0"));
            if (settings.Subscriptions.Count(s => s.For == SubscriptionFor.Guests) > 1) complaints.Add(new Complaint(top.PlaceOf("subscriptions"), "two subscriptions are for guests", "keep one: the desk does not ask which"));
            if (settings.Subscriptions.Any(s => s.For != SubscriptionFor.Members && (s.Fee > Kernel.Money.Zero || s.MaxHolds > 0))) complaints.Add(new Complaint(top.PlaceOf("subscriptions"), "a subscription for guests or institutions has a fee or holds", "set fee and maxHolds to 0: only members pay for one and wait in a queue"));
            if (settings.Cards.Prefix is not { Length: >= 1 and <= 6 } prefix || !prefix.All(char.IsAsciiDigit)) complaints.Add(new Complaint(top.PlaceOf("cards"), "the card prefix is not 1 to 6 digits", "use for example 21315"));
            foreach (var source in settings.CatalogueSources.Where(s => !IsSource(s)))
                complaints.Add(new Complaint(top.PlaceOf("catalogueSources"), $"catalogue source '{source.Name}' cannot be asked", "give it an address that begins with https:// (or with / for this library itself) and version 1.1 or 1.2"));
        }
        if (complaints.Count == 0 && (settings.Items.BarcodeLength is < 8 or > 20 || settings.Items.BarcodePrefix.Length is < 1 or > 6 || !settings.Items.BarcodePrefix.All(char.IsAsciiDigit)))
            complaints.Add(new Complaint(top.PlaceOf("items"), "the numbers of new items are not 8 to 20 digits with a prefix of 1 to 6", "use for example prefix 30127 and length 14"));
        if (complaints.Count == 0 && !settings.Items.Labels.Fits) complaints.Add(new Complaint(top.PlaceOf("items"), "the labels do not fit on an A4 sheet of 210 by 297 mm", "make columns × width and rows × height, with gaps and margins, smaller"));
        return (complaints.Count == 0 ? settings : null, complaints);
    }

    private static SubscriptionFor ForWhom(MapNode subscription)
    {
        if (subscription.Optional("for") is not { } text) return SubscriptionFor.Members;
        if (!KebabCase.TryParse<SubscriptionFor>(text, out var whom)) subscription.Complain($"'for: {text}' is nobody", $"write one of: {string.Join(", ", Enum.GetValues<SubscriptionFor>().Select(f => f.ToKebab()))}", "for");
        return whom;
    }

    private static bool IsSource(CatalogueSourceSettings source) =>
        source.Version is "1.1" or "1.2" && (source.Url.StartsWith('/') || (Uri.TryCreate(source.Url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps));

    private static ItemSettings Items(MapNode items)
    {
        var (barcodes, labels) = (items.OptionalSection("barcodes"), items.OptionalSection("labels"));
        int columns = labels.Number("columns", 3), rows = labels.Number("rows", 8);
        decimal width = labels.Millimetres("width", 70), height = labels.Millimetres("height", 37), gapX = labels.Millimetres("gapX", 0), gapY = labels.Millimetres("gapY", 0);
        var sheet = new LabelSheet(columns, rows, width, height, gapX, gapY,
            labels.Millimetres("left", Math.Max(0, (LabelSheet.PaperWidth - columns * width - (columns - 1) * gapX) / 2)), labels.Millimetres("top", Math.Max(0, (LabelSheet.PaperHeight - rows * height - (rows - 1) * gapY) / 2)));
        return items.Finish(new ItemSettings(barcodes.Text("prefix", "30127"), barcodes.Finish(barcodes.Number("length", 14)), labels.Finish(sheet)));
    }

    /// <summary>A mapping whose keys must all have been asked for by the time it is finished.</summary>
    private sealed class MapNode(YamlMappingNode node, List<Complaint> complaints, string file)
    {
        private readonly HashSet<string> asked = [];

        public Place Place => new(file, (int)node.Start.Line);
        public Place PlaceOf(string key) => new(file, (int)(Find(key) ?? node).Start.Line);

        public T Finish<T>(T value)
        {
            foreach (var (key, _) in node.Children)
                if (key is YamlScalarNode { Value: { } name } && !asked.Contains(name)) complaints.Add(new Complaint(new Place(file, (int)key.Start.Line), $"unknown key '{name}'", $"use one of: {string.Join(", ", asked.Order(StringComparer.Ordinal))}"));
            return value;
        }

        private YamlNode? Find(string key)
        {
            asked.Add(key);
            return node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
        }

        public string? Optional(string key) => Find(key) is YamlScalarNode scalar ? scalar.Value : null;

        public string Text(string key, string? otherwise = null)
        {
            if (Optional(key) is { Length: > 0 } value) return value;
            if (otherwise is null) complaints.Add(new Complaint(new Place(file, (int)node.Start.Line), $"'{key}' is missing", $"add '{key}: …' here"));
            return otherwise ?? "";
        }

        private T Parsed<T>(string key, T? otherwise, Func<string, (bool, T)> parse, string kind) where T : struct
        {
            if (Optional(key) is not { } text)
            {
                if (otherwise is null) Text(key);
                return otherwise ?? default;
            }
            var (good, value) = parse(text);
            if (!good) complaints.Add(new Complaint(PlaceOf(key), $"'{key}: {text}' is not {kind}", $"write {kind}"));
            return value;
        }

        public DateOnly Day(string key) => Parsed<DateOnly>(key, null, t => (DateOnly.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d), d), "a day such as 2026-12-31");
        public TimeOnly? OptionalTime(string key) => Optional(key) is null ? null : Parsed<TimeOnly>(key, null, t => (TimeOnly.TryParseExact(t, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d), d), "a time such as 17:00");
        public bool Has(string key) => Find(key) is not null;
        public void Complain(string wrong, string toDo, string? key = null) => complaints.Add(new Complaint(key is null ? Place : PlaceOf(key), wrong, toDo));
        public int Number(string key, int? otherwise) => Parsed(key, otherwise, t => (int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n), n), "a whole number");
        public int? OptionalNumber(string key) => Optional(key) is null ? null : Number(key, null);
        public decimal Millimetres(string key, decimal otherwise) => Parsed<decimal>(key, otherwise, t => (decimal.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var d), d), "a number of millimetres such as 37 or 38.1");
        public bool Flag(string key, bool otherwise) => Parsed<bool>(key, otherwise, t => (t is "true" or "false", t == "true"), "true or false");
        public Money Money(string key, Money? otherwise = null) => Parsed(key, otherwise, t => (decimal.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var d), Kernel.Money.FromEuro(d)), "an amount in euro such as 45.00");
        public Period? OptionalPeriod(string key) => Optional(key) is null ? null : Parsed<Period>(key, null, t => (Period.TryParse(t, out var p), p), "an ISO 8601 period such as P1Y");
        public Bilingual Bilingual(string key) => Section(key) is var s ? s.Finish(new Bilingual(s.Text("nl"), s.Text("en"))) : null!;
        public IReadOnlyList<string> Texts(string key) => Find(key) is YamlSequenceNode list ? [.. list.OfType<YamlScalarNode>().Select(s => s.Value ?? "")] : Missing<string>(key);
        public IReadOnlyList<int> Numbers(string key)
        {
            var numbers = new List<int>();
            foreach (var text in Texts(key))
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbers.Add(number);
                else Complain($"'{key}: {text}' is not a whole number", "write whole numbers such as [7, 14, 28]", key);
            return numbers;
        }
        public IReadOnlyList<MapNode> Sections(string key) => Find(key) is YamlSequenceNode list ? [.. list.OfType<YamlMappingNode>().Select(m => new MapNode(m, complaints, file))] : Missing<MapNode>(key);
        public IReadOnlyList<MapNode> OptionalSections(string key) => Find(key) is null ? [] : Sections(key);
        public MapNode Section(string key) => Find(key) is YamlMappingNode m ? new MapNode(m, complaints, file) : Missing<MapNode>(key).FirstOrDefault(new MapNode([], [], file));
        /// <summary>A section that may be left out: then all in it is as it is by itself.</summary>
        public MapNode OptionalSection(string key) => Find(key) is YamlMappingNode m ? new MapNode(m, complaints, file) : new MapNode([], [], file);
        public IEnumerable<(string Name, MapNode Section)> SectionsByName(string key) => Find(key) is YamlMappingNode m
            ? m.Children.Select(c => (((YamlScalarNode)c.Key).Value!, new MapNode((YamlMappingNode)c.Value, complaints, file))) : [];

        private IReadOnlyList<T> Missing<T>(string key)
        {
            complaints.Add(new Complaint(new Place(file, (int)node.Start.Line), $"'{key}' is missing", $"add '{key}:' here"));
            return [];
        }
    }
}
