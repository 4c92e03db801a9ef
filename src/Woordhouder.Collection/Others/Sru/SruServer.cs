using Woordhouder.Contracts.Collection;

namespace Woordhouder.Collection.Others;

/// <summary>The answer to a request; how it is written depends on the version.</summary>
/// <param name="Request">Null when the request could not be read.</param>
internal sealed record SruResponse(SruVersion Version, SruOperation Operation, SruRequest? Request)
{
    public int Total { get; init; }
    public IReadOnlyList<SruRecord> Records { get; init; } = [];
    public Diagnostic? Diagnostic { get; init; }

    /// <summary>Where the next request goes on; null at the end.</summary>
    public int? Next => Request is { Query: not null, First: var first } && Diagnostic is null && first + Records.Count <= Total ? first + Records.Count : null;
}

/// <summary>Answers searchRetrieve and explain (SRU 1.1, 1.2 and 2.0) over the public catalogue. What goes wrong is a diagnostic in the answer, never an exception.</summary>
internal sealed class SruServer(TitlesByCql titles, SruRecords records)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<SruResponse> Answer(SruParameters given, CancellationToken ct = default)
    {
        var response = new SruResponse(given.Version, given.Operation, null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            var request = SruRequest.Read(given);
            response = response with { Request = request };
            if (request.Query is not { } query) return response;
            var found = await titles.Find(query, request.First, request.Count, limit.Token);
            response = response with { Total = found.Total };
            if (request.First > Math.Max(found.Total, 1)) throw new DiagnosticException(Diagnostic.FirstRecordOutOfRange);
            return response with { Records = await records.Of(found.Titles, request.Schema, limit.Token) };
        }
        catch (DiagnosticException wrong)
        {
            return response with { Diagnostic = wrong.Diagnostic };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return response with { Diagnostic = new Diagnostic(Diagnostic.SystemUnavailable) };
        }
    }
}
