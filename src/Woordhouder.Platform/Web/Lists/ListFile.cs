using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Web;

public enum ListFormat { Csv, Xlsx }

/// <summary>
/// A list as a file for a spreadsheet, row by row. CSV is written straight into the answer; XLSX, whose parts need one another's place, into a temporary file
/// that is gone when it was sent.
/// </summary>
public sealed class ListFile : ActionResult
{
    /// <summary>Rows in one file; what is more is not there, and the page says so.</summary>
    public const int Most = 50_000;

    private readonly ListFormat format;
    private readonly string name;
    private readonly IReadOnlyList<string> heads;
    private readonly IEnumerable<object?[]> rows;

    /// <summary>For <see cref="ListPage{TRow}"/>, and for the one file of people that a register knows of.</summary>
    internal ListFile(ListFormat format, string name, IReadOnlyList<string> heads, IEnumerable<object?[]> rows) => (this.format, this.name, this.heads, this.rows) = (format, name, heads, rows);

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (http, ct) = (context.HttpContext, context.HttpContext.RequestAborted);
        var library = http.RequestServices.GetRequiredService<Library>();
        var chrome = http.RequestServices.GetRequiredService<PageChrome>();
        var ends = format == ListFormat.Csv ? "csv" : "xlsx";
        http.Response.ContentType = format == ListFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{ends}");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        var cells = rows.Take(Most).Select(r => r.Select(v => Plain(v, library, chrome)).ToArray());
        if (format == ListFormat.Csv)
        {
            // The mark tells Excel that it is UTF-8.
            await using var text = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
            foreach (var row in cells.Prepend([.. heads])) await text.WriteAsync(Csv.Line(row).AsMemory(), ct);
            return;
        }
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        Xlsx.Write(file, name, heads, cells);
        http.Response.ContentLength = file.Length;
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, ct);
    }

    /// <summary>Moments by the library's clock; yes and no in the reader's words.</summary>
    private static object? Plain(object? value, Library library, PageChrome chrome) => value switch
    {
        DateTimeOffset at => library.LocalTime(at),
        bool yes => yes ? chrome.L("ja", "yes") : chrome.L("nee", "no"),
        _ => value,
    };
}
