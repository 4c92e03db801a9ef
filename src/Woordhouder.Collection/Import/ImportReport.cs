namespace Woordhouder.Collection;

/// <summary>What an import did. Read = added + changed + unchanged + the rejected records (a file refused as a whole counts no record).</summary>
internal sealed class ImportReport
{
    public int RecordsRead { get; set; }
    public int TitlesAdded { get; set; }
    public int TitlesChanged { get; set; }
    public int TitlesUnchanged { get; set; }
    public List<RejectedRecord> RecordsRejected { get; } = [];
}

/// <param name="Number">From 1, counting every record of the file; 0: the file as a whole.</param>
/// <param name="Offset">Bytes from the start in ISO 2709, the line in XML.</param>
internal sealed record RejectedRecord(string File, int Number, long Offset, string Reason);

/// <summary>How far an import is, after each batch that is in the database.</summary>
internal readonly record struct ImportProgress(string File, int RecordsRead, int RecordsRejected);
