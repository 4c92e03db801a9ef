using System.Security.Cryptography;
using System.Text;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection;

/// <summary>Which title a record is about, and whether it says anything new.</summary>
/// <param name="Number">001; a record without one is known by its contents.</param>
internal sealed record RecordKey(string Number, string Source, string Digest)
{
    /// <summary>Part of every digest: raise it when the program reads more from a record, and the next import brings all titles up to date.</summary>
    private const string Reading = "1";
    private const int Longest = 80;

    public static RecordKey Of(MarcRecord record, TitleFacts facts)
    {
        var digest = DigestOf(record);
        var source = PlainText.Fit(facts.ControlSource ?? "", Longest);
        return facts.ControlNumber is { Length: > 0 and <= Longest } number ? new(PlainText.Fit(number, Longest), source, digest) : new("sha256:" + digest, source, digest);
    }

    /// <summary>A number that one file gives to two different records is no number: the second one is known by its contents too.</summary>
    public RecordKey Apart() => this with { Number = $"{Number}~{Digest[..12]}" };

    /// <summary>SHA-256 over what the record says: not its lengths nor the date of its export (005), so both formats of one record have one digest.</summary>
    private static string DigestOf(MarcRecord record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Take(string text, char end) => hash.AppendData(Encoding.UTF8.GetBytes(text + end));
        Take(Reading, '\n');
        Take(record.Leader[5..9] + record.Leader[17..20], '\n');
        foreach (var field in record.ControlFields)
            if (field.Tag != "005") Take(field.Tag + field.Value, '\u001E');
        foreach (var field in record.DataFields)
        {
            Take($"{field.Tag}{field.Indicator1}{field.Indicator2}", '\u001F');
            foreach (var subfield in field.Subfields) Take(subfield.Code + subfield.Value, '\u001F');
            Take("", '\u001E');
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>The numbers that one file has given out so far, as 64-bit prints: 16 bytes a record, so a file may be as long as it likes.</summary>
internal sealed class NumbersOfFile
{
    private readonly Dictionary<ulong, ulong> seen = [];

    public RecordKey Unique(RecordKey key)
    {
        var number = Print($"{key.Source}\n{key.Number}");
        var content = Print(key.Digest);
        if (seen.TryAdd(number, content)) return key;
        return seen[number] == content ? key : key.Apart();
    }

    private static ulong Print(string text) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
