using System.Security.Cryptography;

namespace Woordhouder.Access.SecondFactor;

/// <summary>A code for when the telephone is lost: 80 random bits, written so that nobody mistakes a 0 for an O.</summary>
internal static class RecoveryCode
{
    public const int Count = 10, Length = 16;

    public static IReadOnlyList<string> NewSet() => [.. Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", Length))];

    /// <summary>In groups of four, for paper.</summary>
    public static string Written(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));
}
