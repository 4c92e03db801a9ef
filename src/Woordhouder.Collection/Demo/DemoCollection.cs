using Microsoft.Extensions.Logging;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>The demo titles of the library's own folder, through the same import as every other file.</summary>
internal sealed partial class DemoCollection(Library library, ImportRecords import, ILogger<DemoCollection> log) : IDemoData
{
    public async Task Fill(CancellationToken ct)
    {
        var file = Path.Combine(library.Folder, "collection.xml");
        var report = await import.Do([file], ct: ct);
        Filled(report.TitlesAdded, report.RecordsRejected.Count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "demo collection: {Added} titles added, {Rejected} records rejected")]
    private partial void Filled(int added, int rejected);
}
