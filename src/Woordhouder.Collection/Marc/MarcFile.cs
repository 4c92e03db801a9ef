namespace Woordhouder.Collection.Marc;

/// <summary>The door for files of titles: finds out what the file is and reads it record by record.</summary>
internal static class MarcFile
{
    /// <summary>
    /// One outcome for each record, in order, while the stream is being read; or one refusal of the whole file (number 0).
    /// Never throws because of what the file holds. The stream need not be seekable and stays open.
    /// </summary>
    /// <param name="fileName">Only its extension is used, to name a format that the first bytes leave open.</param>
    public static IEnumerable<MarcOutcome> Read(Stream stream, string fileName)
    {
        var whole = new HeadedStream(stream);
        var (format, refusal) = MarcSniffer.Judge(whole.Head, Path.GetExtension(fileName));
        var outcomes = format switch
        {
            MarcFormat.Iso2709 => Iso2709Reader.Read(whole),
            MarcFormat.MarcXml => MarcXmlReader.Read(whole),
            _ => [MarcOutcome.FileRefused(refusal)],
        };
        foreach (var outcome in outcomes)
            yield return outcome.IsRecord && RecordKind.Refusal(outcome.Record) is { } reason ? MarcOutcome.Rejected(outcome.Place, reason) : outcome;
    }
}

internal enum MarcFormat
{
    None,
    Iso2709,
    MarcXml,
}
