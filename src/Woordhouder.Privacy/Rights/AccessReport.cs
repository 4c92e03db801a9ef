using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Privacy.Rights;

/// <summary>One kind of data in the report: what it is, why the library has it, until when, and every row of it.</summary>
internal sealed record ReportSection(string Table, string Title, IReadOnlyList<string> Purposes, string KeptUntil, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The columns that hold something in any of the rows.</summary>
    public IReadOnlyList<int> Filled { get; } = [.. Enumerable.Range(0, Columns.Count).Where(i => Rows.Any(r => r[i].Length > 0))];
    /// <summary>The others: that the library knows nothing there is said in one sentence.</summary>
    public IReadOnlyList<string> Empty { get; } = [.. Columns.Where((_, i) => Rows.All(r => r[i].Length == 0))];
}

/// <summary>AVG art. 15(1)(c): who actually received what and when (CJEU C-154/21).</summary>
internal sealed record ReportDisclosure(string Recipient, string Purpose, string Fields, DateTimeOffset At);

/// <summary>AVG art. 15(1), CJEU C-579/21: when and for what staff opened the record; not by whom. Of a terminal also which one: it is no person.</summary>
/// <param name="Terminal">"": a member of staff.</param>
internal sealed record ReportConsultation(string Purpose, DateTimeOffset Hour, string Terminal);

internal sealed record AccessReportData(
    PersonId Person, DateTimeOffset MadeAt, DateOnly StatementDate, int StatementVersion, ControllerFacts Controller,
    IReadOnlyList<ReportSection> Sections, IReadOnlyList<ReportDisclosure> Disclosures, IReadOnlyList<ReportConsultation> Consultations);

/// <summary>The access report (R83, AVG art. 15): everything that the registry knows of, at once and free of charge.</summary>
[AcrossFor<Contracts.Rights>]
internal sealed class AccessReport(PersonRows rows, Library library, TextBook texts, TimeProvider clock)
{
    public async Task<AccessReportData> Of(PersonId person, string language, CancellationToken ct = default)
    {
        var word = library.Word;
        var tables = await rows.OfAsync(person, language, ct);
        var sections = tables.Where(t => t.Table.Entity != typeof(Consultation) && t.Table.Entity != typeof(SendLogRow))
            // Who somebody is comes first, what was logged last.
            .OrderBy(t => t.Table.Columns.Where(c => c.Mark is not null && !c.IsKey(t.Table)).Select(c => c.Mark!.Category).DefaultIfEmpty().Min()).Select(t => Section(t, word, language)).ToList();
        string Text(IReadOnlyList<PersonValue> row, string property) => row.First(v => v.Column.Property == property).Raw?.ToString() ?? "";
        string Purpose(string id) => word.Statement.Purposes.TryGetValue(id, out var p) ? p.Label.In(language) : id;
        DateTimeOffset At(IReadOnlyList<PersonValue> row, string property) => Sql.Instant(row.First(v => v.Column.Property == property).Raw!);

        var disclosures = tables.Where(t => t.Table.Entity == typeof(SendLogRow)).SelectMany(t => t.Rows)
            .Select(r => new ReportDisclosure(Recipient(word, Text(r, nameof(SendLogRow.Recipient)), language), Purpose(Text(r, nameof(SendLogRow.Purpose))), Fields(word, Text(r, nameof(SendLogRow.Recipient)), Text(r, nameof(SendLogRow.Fields)), language), At(r, nameof(SendLogRow.At))))
            .OrderByDescending(d => d.At).ToList();
        var consultations = tables.Where(t => t.Table.Entity == typeof(Consultation)).SelectMany(t => t.Rows)
            .Select(r => new ReportConsultation(Purpose(Text(r, nameof(Consultation.Purpose))), At(r, nameof(Consultation.Hour)), Text(r, nameof(Consultation.Terminal)))).Distinct().OrderByDescending(c => c.Hour).ToList();
        return new AccessReportData(person, clock.GetUtcNow(), word.Statement.Version.Date, word.Number, word.Statement.Controller, sections, disclosures, consultations);
    }

    private ReportSection Section(PersonTable table, WordInForce word, string language)
    {
        var categories = table.Table.Columns.Where(c => c.Mark is not null).Select(c => c.Mark!.Category).ToHashSet();
        var purposes = word.Statement.Purposes.Values
            .Where(p => word.Running.PurposeRuns(p.Id) && p.Id is not ("rights" or "retention" or "accountability") && categories.All(p.Categories.Contains))
            .Select(p => p.Label.In(language)).ToList();
        var schedule = table.Mark.Mark.Schedule.ToKebab();
        var until = word.Statement.Schedules.TryGetValue(schedule, out var facts) ? facts.Label.In(language) : "";
        // The numbers of rows say nothing to who reads them; their own stands once, in the file.
        var shown = table.Rows[0].Select((v, i) => (v, i)).Where(x => IsTold(x.v.Column) || table.Table.Depth == 0 && table.Rows[0].Count == 1).ToList();
        return new ReportSection(table.Table.Table, Label("table." + table.Table.Table, table.Table.Table, language), purposes, until,
            [.. shown.Select(x => Label($"{table.Table.Table}.{x.v.Column.Column}", x.v.Column.Column, language))],
            [.. table.Rows.Select(r => (IReadOnlyList<string>)[.. shown.Select(x => r[x.i].Text)])]);
    }

    private static bool IsTold(RegistryColumn column) => PersonRows.Kind(column) is var kind && (kind == typeof(ItemId) || kind == typeof(TitleId) || !PersonRows.IsId(kind));

    /// <summary>Every column has a label in nl and en: a test over the registry holds it.</summary>
    private string Label(string id, string otherwise, string language) => texts.Has(id) && texts.Get(language, id) is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : otherwise;

    private static string Recipient(WordInForce word, string id, string language) =>
        word.Statement.Recipients.TryGetValue(id, out var recipient) ? recipient.Label?.In(language) ?? recipient.Id : id;

    private static string Fields(WordInForce word, string recipient, string fields, string language) => string.Join(", ", fields.Split(',')
        .Select(f => word.Statement.Recipients.TryGetValue(recipient, out var r) ? r.Fields.FirstOrDefault(x => x.Field == f)?.Label.In(language) ?? f : f));
}
