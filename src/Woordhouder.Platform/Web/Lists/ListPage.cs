using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Woordhouder.Platform.Web;

/// <summary>
/// A page with a list that may leave as a file, <c>?handler=Csv</c> and <c>?handler=Xlsx</c>: exactly the rows that the address finds, in its order. This is
/// the only way to such a file, and it takes rows about nobody; a list of people has no page of this kind.
/// </summary>
public abstract class ListPage<TRow> : LibraryPage where TRow : IAboutNobody
{
    /// <summary>The columns of the file; those of the page may be fewer.</summary>
    public abstract IReadOnlyList<ListColumn<TRow>> Columns { get; }

    /// <summary>Name of the file, without what it ends in.</summary>
    protected abstract string FileName { get; }

    /// <summary>Every row that the address finds, at most <see cref="ListFile.Most"/>; null: there is no such list.</summary>
    protected abstract Task<IReadOnlyList<TRow>?> All(CancellationToken ct);

    protected T Get<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    public Task<IActionResult> OnGetCsvAsync(CancellationToken ct) => File(ListFormat.Csv, ct);

    public Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) => File(ListFormat.Xlsx, ct);

    private async Task<IActionResult> File(ListFormat format, CancellationToken ct) =>
        await All(ct) is { } rows ? new ListFile(format, FileName, [.. Columns.Select(c => L(c.Nl, c.En))], rows.Select(r => Columns.Select(c => c.Value(r)).ToArray())) : NotFound();
}
