namespace Woordhouder.Platform.Imports;

/// <summary>
/// One kind of file from another system, as a module takes it: which columns, what is wrong with a row, and how rows are written. <see cref="ImportFile"/> does
/// the rest. One instance serves one file, so it may remember what it saw.
/// </summary>
public interface IFileImport
{
    /// <summary>The word of the command line: patrons, items, loans, holds.</summary>
    string Kind { get; }
    IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Judges the next rows of the file, in their order: every value, duplicates with earlier rows, and what they refer to. Changes nothing.</summary>
    /// <returns>How many of them are here already, by their own key.</returns>
    Task<int> Check(IReadOnlyList<ImportRow> rows, CancellationToken ct);

    /// <summary>Writes rows that were judged good, within the caller's transaction. What is here already stays as it is. May refuse a row: what it refers to was changed since; nothing of the batch is written then.</summary>
    /// <returns>How many it added.</returns>
    Task<int> Write(IReadOnlyList<ImportRow> rows, CancellationToken ct);
}
