namespace Woordhouder.Collection;

/// <summary>What an import did. Read = added + changed + unchanged + asked + rejected (a file refused as a whole counts no record).</summary>
internal sealed class ImportReport
{
    public int RecordsRead { get; set; }
    public int TitlesAdded { get; set; }
    public int TitlesChanged { get; set; }
    public int TitlesUnchanged { get; set; }
    /// <summary>About titles that the office changed by hand: wait for an answer on the page of the import.</summary>
    public int TitlesAsked { get; set; }
    public int Rejected { get; set; }
    /// <summary>Fields that a catalogue does not take in.</summary>
    public int FieldsLeftOut { get; set; }
    /// <summary>The first <see cref="ReadRun.MostRejectsKept"/> of each file.</summary>
    public List<RejectedRecord> RecordsRejected { get; } = [];
}

/// <param name="Number">From 1, counting every record of the file; 0: the file as a whole.</param>
/// <param name="Offset">Bytes from the start in ISO 2709, the line in XML.</param>
internal sealed record RejectedRecord(string File, int Number, long Offset, string Reason);
