using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Woordhouder.Platform.Statements;

/// <summary>The fingerprint of a version: what was approved is what runs. Line ends and a byte order mark are no difference in what is said.</summary>
public static class StatementHash
{
    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Of(StatementFiles files)
    {
        var canonical = new StringBuilder();
        Add(StatementFiles.YamlName, files.Yaml);
        Add(StatementFiles.NlName, files.Nl);
        Add(StatementFiles.EnName, files.En);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));

        // Name and length before each file: text moved from the end of one file to the beginning of the next must not hash the same.
        void Add(string name, string text)
        {
            var content = NormaliseLineEnds(text);
            canonical.Append(CultureInfo.InvariantCulture, $"{name} {content.Length}\n{content}\n");
        }
    }

    internal static string NormaliseLineEnds(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
