using System.Security.Cryptography;
using System.Text;

namespace Woordhouder.Patrons;

/// <summary>A key of 256 random bits for a link; the database holds its SHA-256 only.</summary>
internal static class SecretKey
{
    public static (string Key, string Hash) New()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        return (key, HashOf(key));
    }

    public static string HashOf(string? key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key ?? "")));
}
