using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Privacy.Rights;

/// <summary>The access report as files: one HTML page that stands by itself and prints well, and the same as JSON.</summary>
internal sealed class ReportDocument(Library library)
{
    /// <summary>Print rules inside the file: it is read without this program.</summary>
    private const string Style = "body{font:11pt/1.5 Georgia,serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1d1b18}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem;break-after:avoid}"
        + "table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #dcd7ce;padding:.3rem .5rem .3rem 0}"
        + ".q{color:#6e675b}tr{break-inside:avoid}@page{size:A4;margin:20mm 18mm}";

    public string Html(AccessReportData report, string language)
    {
        string L(string nl, string en) => language == "en" ? en : nl;
        string Moment(DateTimeOffset at) => library.LocalTime(at).ToString("d MMMM yyyy HH:mm", TextBook.Culture(language));
        var c = report.Controller;
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{E(L("Alles wat wij van je weten", "Everything we know about you"))} – {E(c.ShortName)}</title><style>{Style}</style></head><body>");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{E(L("Alles wat wij van je weten", "Everything we know about you"))}</h1><p>{E(c.Name)} · {E(c.Street)}, {E(c.Postcode)} {E(c.City)} · {E(c.Phone)} · {E(c.PrivacyMailbox)} · KvK {E(c.ChamberOfCommerce)}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"q\">{E(L("Gemaakt op", "Made on"))} {E(Moment(report.MadeAt))}. {E(L("Privacyverklaring van", "Privacy statement of"))} {E(report.StatementDate.ToString("d MMMM yyyy", TextBook.Culture(language)))}. {E(L("Dit overzicht is gratis.", "This report is free of charge."))}</p>");
        foreach (var section in report.Sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{E(section.Title)}</h2><p class=\"q\">{E(L("Waarvoor: ", "What for: "))}{E(section.Purposes.Count > 0 ? string.Join(", ", section.Purposes) : L("om de wet na te komen", "to obey the law"))}. {E(L("Bewaartermijn: ", "Kept: "))}{E(section.KeptUntil)}.</p>");
            if (section.Rows.Count == 1) List(html, section);
            else Table(html, [.. section.Filled.Select(i => section.Columns[i])], [.. section.Rows.Select(r => (IReadOnlyList<string>)[.. section.Filled.Select(i => r[i])])]);
            if (section.Empty.Count > 0) html.Append(CultureInfo.InvariantCulture, $"<p class=\"q\">{E(L("Niet ingevuld: ", "Not filled in: "))}{E(string.Join(", ", section.Empty))}.</p>");
        }
        html.Append(CultureInfo.InvariantCulture, $"<h2>{E(L("Aan wie wij iets gaven", "Whom we gave something"))}</h2>");
        if (report.Disclosures.Count == 0) html.Append(CultureInfo.InvariantCulture, $"<p>{E(L("Aan niemand.", "Nobody."))}</p>");
        else Table(html, [L("Ontvanger", "Recipient"), L("Waarvoor", "What for"), L("Wat", "What"), L("Wanneer", "When")], [.. report.Disclosures.Select(d => (IReadOnlyList<string>)[d.Recipient, d.Purpose, d.Fields, Moment(d.At)])]);
        html.Append(CultureInfo.InvariantCulture, $"<h2>{E(L("Wanneer medewerkers je gegevens openden", "When staff opened your data"))}</h2>");
        if (report.Consultations.Count == 0) html.Append(CultureInfo.InvariantCulture, $"<p>{E(L("Niemand opende je gegevens.", "Nobody opened your data."))}</p>");
        else Table(html, [L("Uur", "Hour"), L("Waarvoor", "What for"), L("Wie keek", "Who looked")],
            [.. report.Consultations.Select(x => (IReadOnlyList<string>)[Moment(x.Hour), x.Purpose, x.Terminal.Length > 0 ? x.Terminal : L("een medewerker", "a member of staff")])]);
        html.Append(CultureInfo.InvariantCulture, $"<h2>{E(L("Niet goed?", "Not right?"))}</h2><p>{E(L("Je mag gegevens laten verbeteren, wissen, stilzetten of meenemen. Mail ", "You may have data corrected, erased, put on hold or take them with you. E-mail "))}{E(c.PrivacyMailbox)}. {E(L("Je kunt ook klagen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl.", "You can also complain to the Dutch Data Protection Authority: autoriteitpersoonsgegevens.nl."))}</p></body></html>");
        return html.ToString();
    }

    public static JsonObject Json(AccessReportData report)
    {
        JsonArray Array<T>(IEnumerable<T> values, Func<T, JsonNode?> make) => new([.. values.Select(make)]);
        return new JsonObject
        {
            ["controller"] = report.Controller.Name,
            ["madeAt"] = report.MadeAt.ToString("O"),
            ["statementVersion"] = report.StatementVersion,
            ["statementDate"] = report.StatementDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["person"] = report.Person.Value.ToString(),
            ["sections"] = Array(report.Sections, s => new JsonObject
            {
                ["table"] = s.Table,
                ["title"] = s.Title,
                ["purposes"] = Array(s.Purposes, p => JsonValue.Create(p)),
                ["kept"] = s.KeptUntil,
                ["rows"] = Array(s.Rows, r =>
                {
                    var row = new JsonObject();
                    for (var i = 0; i < s.Columns.Count; i++) row[s.Columns[i]] = r[i];
                    return row;
                }),
            }),
            ["disclosures"] = Array(report.Disclosures, d => new JsonObject { ["recipient"] = d.Recipient, ["purpose"] = d.Purpose, ["fields"] = d.Fields, ["at"] = d.At.ToString("O") }),
            ["consultations"] = Array(report.Consultations, c => new JsonObject { ["purpose"] = c.Purpose, ["hour"] = c.Hour.ToString("O"), ["terminal"] = c.Terminal.Length > 0 ? c.Terminal : null }),
        };
    }

    public static string JsonText(AccessReportData report) => Json(report).ToJsonString(new JsonSerializerOptions(Portability.Json));

    private static void List(StringBuilder html, ReportSection section)
    {
        html.Append("<table>");
        foreach (var i in section.Filled)
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{E(section.Columns[i])}</th><td>{E(section.Rows[0][i])}</td></tr>");
        html.Append("</table>");
    }

    private static void Table(StringBuilder html, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        html.Append("<table><thead><tr>");
        foreach (var column in columns) html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{E(column)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var value in row) html.Append(CultureInfo.InvariantCulture, $"<td>{E(value)}</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
