using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Woordhouder.Collection.Marc;

/// <summary>Where in the file something stands. Number is 1 for the first record and 0 for the file as a whole.</summary>
/// <param name="Number">Counts every record, also the rejected ones.</param>
/// <param name="Offset">Bytes from the start in ISO 2709; in XML, whose reader knows no bytes, the line (from 1).</param>
internal readonly record struct MarcPlace(int Number, long Offset, MarcUnit Unit)
{
    public static readonly MarcPlace WholeFile = new(0, 0, MarcUnit.Byte);

    public override string ToString() => Number == 0
        ? "the file"
        : string.Create(CultureInfo.InvariantCulture, $"record {Number}, {(Unit == MarcUnit.Byte ? "byte" : "line")} {Offset}");
}

internal enum MarcUnit
{
    Byte,
    Line,
}

/// <summary>
/// What reading one record gave: the record, or a sentence that says why not and what to do. The sentence holds nothing of the record's text.
/// </summary>
internal sealed class MarcOutcome
{
    private MarcOutcome(MarcPlace place, MarcRecord? record, string? reason) => (Place, Record, Reason) = (place, record, reason);

    public static MarcOutcome Read(MarcPlace place, MarcRecord record) => new(place, record, null);
    public static MarcOutcome Rejected(MarcPlace place, string reason, ReadOnlyMemory<byte> bytes = default) => new(place, null, reason) { Bytes = bytes };
    public static MarcOutcome FileRefused(string reason) => new(MarcPlace.WholeFile, null, reason);

    /// <summary>Of a rejected record what stood in the file; empty when it was too long, is XML, or is another kind of record.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    public MarcPlace Place { get; }
    public int Number => Place.Number;
    public long Offset => Place.Offset;
    public MarcRecord? Record { get; }
    public string? Reason { get; }

    [MemberNotNullWhen(true, nameof(Record))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsRecord => Record is not null;

    public override string ToString() => $"{Place}: {Reason ?? "read"}";
}
