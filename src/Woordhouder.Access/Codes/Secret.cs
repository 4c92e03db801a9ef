using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Woordhouder.Access.Codes;

/// <summary>Random tokens for cookies and links, of which only the hash is stored.</summary>
internal static class Secret
{
    /// <summary>256 random bits that may stand in a path or cookie.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
