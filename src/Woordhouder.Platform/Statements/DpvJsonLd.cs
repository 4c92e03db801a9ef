using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Statements;

/// <summary>
/// A statement for machines, in terms of the W3C Data Privacy Vocabulary 2 (https://w3id.org/dpv) and its GDPR and location extensions.
/// Only terms looked up there are used; what this library calls things itself are instances with a label.
/// </summary>
public static class DpvJsonLd
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(RunningWord word, IReadOnlyList<CategoryLabel> categories) => new Writer(word, categories).Document().ToJsonString(Readable);

    private sealed class Writer(RunningWord word, IReadOnlyList<CategoryLabel> categories)
    {
        private readonly Statement statement = word.Statement;
        private readonly string page = $"{word.Statement.Controller.Website.TrimEnd('/')}/privacy";

        public JsonObject Document()
        {
            var used = statement.Purposes.Values.SelectMany(p => p.Categories).Concat(statement.Schedules.Values.SelectMany(s => s.Covers)).Distinct().Order();
            IEnumerable<JsonNode> nodes =
            [
                Version(), Controller(), .. used.Select(Data), .. statement.Purposes.Values.Select(Purpose), .. statement.Schedules.Values.Select(Storage),
                .. statement.Recipients.Values.Select(Recipient), .. statement.Recipients.Values.Select(Disclosure), .. statement.Purposes.Values.Select(Process),
            ];
            return new JsonObject
            {
                ["@context"] = new JsonObject
                {
                    ["dpv"] = "https://w3id.org/dpv#",
                    ["eu-gdpr"] = "https://w3id.org/dpv/legal/eu/gdpr#",
                    ["loc"] = "https://w3id.org/dpv/loc#",
                    ["dct"] = "http://purl.org/dc/terms/",
                    ["skos"] = "http://www.w3.org/2004/02/skos/core#",
                    ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
                    ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
                },
                ["@graph"] = new JsonArray([.. nodes]),
            };
        }

        private JsonObject Version() => new()
        {
            ["@id"] = page,
            ["dct:issued"] = Typed("xsd:date", $"{statement.Version.Date:yyyy-MM-dd}"),
            ["dct:publisher"] = Reference("controller"),
        };

        private JsonObject Controller()
        {
            var c = statement.Controller;
            return new JsonObject
            {
                ["@id"] = Id("controller"),
                ["@type"] = "dpv:DataController",
                ["dpv:hasName"] = c.Name,
                ["dpv:hasAddress"] = $"{c.Street}, {c.Postcode} {c.City}",
                ["dpv:hasContact"] = new JsonArray(c.Phone, c.PrivacyMailbox, c.Website),
                ["dpv:hasIdentifier"] = new JsonArray($"KvK {c.ChamberOfCommerce}", $"ISIL {c.Isil}"),
            };
        }

        private JsonNode Data(Category category) => Labelled($"data-{category.ToKebab()}", "dpv:PersonalData",
            new Bilingual(categories.In(category, "nl"), categories.In(category, "en")));

        private JsonNode Purpose(PurposeFacts p) => Labelled($"purpose-{p.Id}", "dpv:Purpose", p.Label);

        private JsonNode Storage(ScheduleFacts s) => new JsonObject
        {
            ["@id"] = Id($"storage-{s.Id}"),
            ["@type"] = "dpv:Process",
            ["dpv:hasPersonalData"] = References(s.Covers.Order().Select(c => $"data-{c.ToKebab()}")),
            ["dpv:hasStatus"] = Status(s.Clause),
            ["dpv:hasStorageCondition"] = new JsonObject
            {
                ["@type"] = "dpv:StorageDuration",
                ["dct:description"] = Languages(s.Label),
                ["dpv:hasDuration"] = new JsonObject { ["@type"] = "dpv:TemporalDuration", ["rdf:value"] = Typed("xsd:duration", s.Period.ToString()) },
            },
        };

        private JsonNode Recipient(RecipientFacts r) => new JsonObject
        {
            ["@id"] = Id($"recipient-{r.Id}"),
            ["@type"] = "dpv:Recipient",
            ["dpv:hasName"] = r.Label is null ? r.Id : Languages(r.Label),
            ["dpv:hasLocation"] = new JsonObject { ["@id"] = $"loc:{r.Country}" },
        };

        private JsonNode Disclosure(RecipientFacts r) => new JsonObject
        {
            ["@id"] = Id($"disclosure-{r.Id}"),
            ["@type"] = "dpv:Process",
            ["dpv:hasPurpose"] = Reference($"purpose-{r.Purpose}"),
            ["dpv:hasRecipient"] = Reference($"recipient-{r.Id}"),
            ["dpv:hasPersonalData"] = new JsonArray([.. r.Fields.Select(f => Labelled($"field-{f.Field}", "dpv:PersonalData", f.Label))]),
            ["dpv:hasStatus"] = Status(r.Clause),
        };

        // What is nested belongs to the process: the storage of its data, and who receives them for its purpose.
        private JsonNode Process(PurposeFacts p) => new JsonObject
        {
            ["@id"] = Id($"process-{p.Id}"),
            ["@type"] = "dpv:Process",
            ["dpv:hasDataController"] = Reference("controller"),
            ["dpv:hasPurpose"] = Reference($"purpose-{p.Id}"),
            ["dpv:hasLegalBasis"] = new JsonObject { ["@id"] = Article(p.Basis) },
            ["dpv:hasPersonalData"] = References(p.Categories.Order().Select(c => $"data-{c.ToKebab()}")),
            ["dpv:hasNecessity"] = new JsonObject { ["@id"] = p.Needed ? "dpv:Required" : "dpv:Optional" },
            ["dpv:hasStatus"] = Status(p.Clause),
            ["dpv:hasProcess"] = References(
                statement.Schedules.Values.Where(s => s.Covers.Overlaps(p.Categories)).Select(s => $"storage-{s.Id}")
                    .Concat(statement.Recipients.Values.Where(r => r.Purpose == p.Id).Select(r => $"disclosure-{r.Id}"))),
        };

        private JsonObject Status(string clause) => new() { ["@id"] = word.IsPlanned(clause) ? "dpv:ActivityPlanned" : "dpv:ActivityOngoing" };

        private JsonObject Labelled(string id, string type, Bilingual label) => new() { ["@id"] = Id(id), ["@type"] = type, ["skos:prefLabel"] = Languages(label) };

        private string Id(string name) => $"{page}#{name}";

        private JsonObject Reference(string name) => new() { ["@id"] = Id(name) };

        private JsonArray References(IEnumerable<string> names) => new([.. names.Select(Reference)]);

        private static JsonArray Languages(Bilingual text) => new(
            new JsonObject { ["@language"] = "nl", ["@value"] = text.Nl }, new JsonObject { ["@language"] = "en", ["@value"] = text.En });

        private static JsonObject Typed(string type, string value) => new() { ["@type"] = type, ["@value"] = value };

        private static string Article(LawfulBasis basis) => basis switch
        {
            LawfulBasis.Consent => "eu-gdpr:A6-1-a",
            LawfulBasis.Contract => "eu-gdpr:A6-1-b",
            LawfulBasis.LegalObligation => "eu-gdpr:A6-1-c",
            LawfulBasis.PublicTask => "eu-gdpr:A6-1-e",
            LawfulBasis.LegitimateInterest => "eu-gdpr:A6-1-f",
            _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "not a lawful basis"),
        };
    }
}
