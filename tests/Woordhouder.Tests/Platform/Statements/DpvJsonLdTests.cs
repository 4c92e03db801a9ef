using System.Text.Json;
using Woordhouder.Platform.Statements;
using Xunit;

namespace Woordhouder.Tests.Platform.Statements;

public sealed class DpvJsonLdTests
{
    // Looked up in github.com/w3c/dpv, release 2.0 (modules process, processing_context, context, entities, entities_legalrole, personal_data, purposes,
    // status; legal/eu/gdpr; loc) and its examples E0007, E0011, E0048, E0050.
    private static readonly HashSet<string> Known =
    [
        "dpv:DataController", "dpv:PersonalData", "dpv:Purpose", "dpv:Process", "dpv:Recipient", "dpv:StorageDuration", "dpv:TemporalDuration",
        "dpv:hasName", "dpv:hasAddress", "dpv:hasContact", "dpv:hasIdentifier", "dpv:hasDataController", "dpv:hasPurpose", "dpv:hasLegalBasis",
        "dpv:hasPersonalData", "dpv:hasNecessity", "dpv:Required", "dpv:Optional", "dpv:hasStatus", "dpv:ActivityOngoing", "dpv:ActivityPlanned",
        "dpv:hasProcess", "dpv:hasStorageCondition", "dpv:hasDuration", "dpv:hasRecipient", "dpv:hasLocation",
        "eu-gdpr:A6-1-a", "eu-gdpr:A6-1-b", "eu-gdpr:A6-1-c", "eu-gdpr:A6-1-e", "eu-gdpr:A6-1-f", "loc:NL",
    ];

    private static readonly JsonElement Graph =
        JsonDocument.Parse(DpvJsonLd.Of(new RunningWord(GoodStatement.Read(), TestProgram.Facts), TestProgram.Labels)).RootElement.GetProperty("@graph");

    private static JsonElement Node(string id) => Graph.EnumerateArray().Single(n => n.GetProperty("@id").GetString() == $"https://www.delinde.example/privacy#{id}");

    [Fact]
    public void Only_terms_of_the_vocabulary_are_used()
    {
        var terms = Strings(Graph).Where(s => s.StartsWith("dpv:", StringComparison.Ordinal) || s.StartsWith("eu-gdpr:", StringComparison.Ordinal) || s.StartsWith("loc:", StringComparison.Ordinal));
        Assert.Empty(terms.Except(Known));
    }

    [Fact]
    public void A_purpose_is_a_process_with_its_basis_and_data()
    {
        var lending = Node("process-lending");
        Assert.Equal("eu-gdpr:A6-1-b", Id(lending.GetProperty("dpv:hasLegalBasis")));
        Assert.EndsWith("#purpose-lending", Id(lending.GetProperty("dpv:hasPurpose")), StringComparison.Ordinal);
        Assert.Equal(3, lending.GetProperty("dpv:hasPersonalData").GetArrayLength());
        Assert.Equal("dpv:ActivityOngoing", Id(lending.GetProperty("dpv:hasStatus")));
        Assert.Equal("dpv:ActivityPlanned", Id(Node("process-newsletter").GetProperty("dpv:hasStatus")));
    }

    [Fact]
    public void A_schedule_is_a_storage_duration()
    {
        var duration = Node("storage-membership").GetProperty("dpv:hasStorageCondition").GetProperty("dpv:hasDuration").GetProperty("rdf:value");
        Assert.Equal(("xsd:duration", "P5Y"), (duration.GetProperty("@type").GetString(), duration.GetProperty("@value").GetString()));
    }

    [Fact]
    public void A_recipient_has_a_country_and_its_fields()
    {
        Assert.Equal("loc:NL", Id(Node("recipient-kb").GetProperty("dpv:hasLocation")));
        Assert.Equal(2, Node("disclosure-kb").GetProperty("dpv:hasPersonalData").GetArrayLength());
    }

    [Fact]
    public void Every_reference_leads_to_a_node()
    {
        var nodes = Graph.EnumerateArray().Select(Id).ToHashSet();
        var references = Objects(Graph).Where(o => o.EnumerateObject().Count() == 1 && o.TryGetProperty("@id", out _)).Select(Id).Where(id => id!.Contains('#', StringComparison.Ordinal));
        Assert.Empty(references.Except(nodes));
    }

    private static string? Id(JsonElement node) => node.GetProperty("@id").GetString();

    private static IEnumerable<JsonElement> Objects(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Object => e.EnumerateObject().SelectMany(p => Objects(p.Value)).Prepend(e),
        JsonValueKind.Array => e.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<string> Strings(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Object => e.EnumerateObject().SelectMany(p => Strings(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => e.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [e.GetString()!],
        _ => [],
    };
}
