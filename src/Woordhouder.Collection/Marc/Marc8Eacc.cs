using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// The East Asian set of MARC-8 (EACC): 15,745 codes of three bytes, from the code tables of the Library of Congress. The table is the resource
/// Eacc.txt, written by tools/marc8/eacc.pl, and is read the first time that a record needs it.
/// </summary>
internal static class Marc8Eacc
{
    private const char None = '.';

    private static readonly Lazy<FrozenDictionary<int, string>> Table = new(Read);

    /// <summary>The character of three bytes (the high bit is the place of the set, not a part of the code), or null.</summary>
    public static string? At(byte first, byte second, byte third) =>
        Table.Value.GetValueOrDefault(((first & 0x7F) << 16) | ((second & 0x7F) << 8) | (third & 0x7F));

    private static FrozenDictionary<int, string> Read()
    {
        var characters = new Dictionary<int, string>();
        using var lines = new StreamReader(typeof(Marc8Eacc).Assembly.GetManifestResourceStream("Woordhouder.Collection.Marc.Eacc.txt")!, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            var code = int.Parse(line.AsSpan(0, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            foreach (var character in line[7..].EnumerateRunes())
            {
                if (character.Value != None) characters.Add(code, character.ToString());
                code++;
            }
        }
        return characters.ToFrozenDictionary();
    }
}
