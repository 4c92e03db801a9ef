using Woordhouder.Kernel;

namespace Woordhouder.Platform.Statements;

/// <summary>The facts as tables and lists for the prose. With a running word, rows whose clause is planned say so.</summary>
internal sealed class FactTables(Statement statement, string language, IReadOnlyList<CategoryLabel> categories, RunningWord? running)
{
    private bool English => language == "en";

    public string Purposes() => MarkdownText.Table(
        English ? ["What for", "Lawful basis", "Data", "Needed?"] : ["Waarvoor", "Grondslag", "Gegevens", "Nodig?"],
        statement.Purposes.Values.Select(p => new[]
        {
            Name(p.Label.In(language), p.Clause), Wording.Of(p.Basis, language), Words(p.Categories),
            p.Needed ? (English ? "needed" : "nodig") : English ? "you may leave it out" : "mag je weglaten",
        }));

    public string Schedules() => MarkdownText.Table(
        English ? ["What", "How long", "Data"] : ["Wat", "Hoe lang", "Gegevens"],
        statement.Schedules.Values.Select(s => new[] { Name(s.Label.In(language), s.Clause), Wording.Of(s.Period, language), Words(s.Covers) }));

    public string Recipients() => MarkdownText.Table(
        English ? ["Recipient", "What for", "Data", "Country"] : ["Ontvanger", "Waarvoor", "Gegevens", "Land"],
        statement.Recipients.Values.Select(r => new[]
        {
            Name(r.Label?.In(language) ?? r.Id, r.Clause),
            statement.Purposes.GetValueOrDefault(r.Purpose)?.Label.In(language) ?? r.Purpose,
            Wording.Sentence([.. r.Fields.Select(f => f.Label.In(language))], language),
            EuropeanUnion.NameOf(r.Country, language),
        }));

    public string Cookies() => MarkdownText.Table(
        English ? ["Name", "What for", "How long"] : ["Naam", "Waarvoor", "Hoe lang"],
        statement.Cookies.Values.Select(c => new[] { Name(c.Id, c.Clause), c.Label.In(language), Wording.Of(c.Lifetime, language) }));

    public string Categories()
    {
        var lines = categories.Select(c =>
        {
            var data = c.Data.Count == 0 ? "" : $": {string.Join(", ", c.Data.Select(d => d.In(language)))}";
            return $"- {MarkdownText.Escape(c.Label.In(language) + data)}";
        });
        return $"\n\n{string.Join('\n', lines)}\n\n";
    }

    private string Name(string label, string clause) => running?.IsPlanned(clause) == true ? $"{label} ({(English ? "planned" : "gepland")})" : label;

    private string Words(IEnumerable<Category> which) => categories.In(which, language);
}
