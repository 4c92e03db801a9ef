using System.Globalization;

namespace Woordhouder.Platform.Statements;

/// <summary>What a placeholder becomes in one language, as Markdown. The only way for a fact into a sentence, so a sentence cannot contradict its fact.</summary>
internal sealed class PlaceholderValues(Statement statement, string language, IReadOnlyList<CategoryLabel> categories, RunningWord? running = null)
{
    private readonly FactTables tables = new(statement, language, categories, running);

    /// <summary>Null: no such fact.</summary>
    public string? Of(string path) => path switch
    {
        "purposes" => tables.Purposes(),
        "schedules" => tables.Schedules(),
        "recipients" => tables.Recipients(),
        "cookies" => tables.Cookies(),
        "categories" => tables.Categories(),
        "officer" => Literal(statement.Controller.PrivacyOfficer),
        _ => path.Split('.') switch
        {
            ["version", "date"] => Wording.Of(statement.Version.Date, language),
            ["version", "follows"] => Wording.Of(statement.Version.Follows, language),
            ["controller", var key] => Controller(key),
            [var kind, .. var id, var key] => Fact(kind, string.Join('.', id), key),
            _ => null,
        },
    };

    public string Fill(string markdown) => Placeholder.Fill(markdown, path =>
        Of(path) ?? throw new InvalidOperationException($"no fact for the placeholder '{path}': the statement was not checked"));

    private string? Controller(string key) => key switch
    {
        "name" => Literal(statement.Controller.Name),
        "shortName" => Literal(statement.Controller.ShortName),
        "street" => Literal(statement.Controller.Street),
        "postcode" => Literal(statement.Controller.Postcode),
        "city" => Literal(statement.Controller.City),
        "phone" => Literal(statement.Controller.Phone),
        "privacyMailbox" => Literal(statement.Controller.PrivacyMailbox),
        "chamberOfCommerce" => Literal(statement.Controller.ChamberOfCommerce),
        "website" => Literal(statement.Controller.Website),
        "privacyOfficer" => Literal(statement.Controller.PrivacyOfficer),
        "isil" => Literal(statement.Controller.Isil),
        _ => null,
    };

    private string? Fact(string kind, string id, string key) => kind switch
    {
        "schedule" => statement.Schedules.GetValueOrDefault(id) is { } s ? Schedule(s, key) : null,
        "purpose" => statement.Purposes.GetValueOrDefault(id) is { } p ? Purpose(p, key) : null,
        "recipient" => statement.Recipients.GetValueOrDefault(id) is { } r ? Recipient(r, key) : null,
        "cookie" => statement.Cookies.GetValueOrDefault(id) is { } c ? Cookie(c, key) : null,
        "lane" => statement.Lanes.GetValueOrDefault(id) is { } l && key == "label" ? Literal(l.Label) : null,
        _ => null,
    };

    private string? Schedule(ScheduleFacts s, string key) => key switch
    {
        "period" => Wording.Of(s.Period, language),
        "label" => Literal(s.Label),
        "covers" => Literal(categories.In(s.Covers, language)),
        _ => null,
    };

    private string? Purpose(PurposeFacts p, string key) => key switch
    {
        "basis" => Wording.Of(p.Basis, language),
        "label" => Literal(p.Label),
        "categories" => Literal(categories.In(p.Categories, language)),
        "minimumAge" when p.MinimumAge > 0 => p.MinimumAge.ToString(CultureInfo.InvariantCulture),
        "consentText" when p.ConsentText is not null => Literal(p.ConsentText),
        "interest" when p.Interest is not null => Literal(p.Interest),
        _ => null,
    };

    private string? Recipient(RecipientFacts r, string key) => key switch
    {
        "fields" => Literal(Wording.Sentence([.. r.Fields.Select(f => f.Label.In(language))], language)),
        "country" => EuropeanUnion.NameOf(r.Country, language),
        "label" when r.Label is not null => Literal(r.Label),
        "agreementUntil" when r.AgreementUntil is { } until => Wording.Of(until, language),
        _ => null,
    };

    private string? Cookie(CookieFacts c, string key) => key switch
    {
        "lifetime" => Wording.Of(c.Lifetime, language),
        "label" => Literal(c.Label),
        _ => null,
    };

    private string Literal(Bilingual text) => Literal(text.In(language));

    private static string Literal(string text) => MarkdownText.Escape(text);
}
