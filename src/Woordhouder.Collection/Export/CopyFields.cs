using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection;

/// <summary>Copies as Koha's field 952 lists them: $p barcode, $b branch, $o shelf mark. Not whether one is lent, nor anything else that may tell who has it.</summary>
internal static class CopyFields
{
    public static MarcRecord With(this MarcRecord record, IEnumerable<Copy> copies) => record with { DataFields = [.. record.DataFields, .. copies.Select(Field)] };

    private static MarcDataField Field(Copy copy)
    {
        List<MarcSubfield> subfields = [new('p', copy.Barcode)];
        if (copy.Branch.Length > 0) subfields.Add(new('b', copy.Branch));
        if (copy.ShelfMark.Length > 0) subfields.Add(new('o', copy.ShelfMark));
        return new("952", ' ', ' ', subfields);
    }
}
