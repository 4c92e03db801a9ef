using System.Globalization;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Access.Passwords;

/// <summary>
/// What a password must be (OWASP ASVS 5 §6.2): long enough, not one that everybody tries first, and not something that stands on the card or passport.
/// No rules about signs and figures, no forced change, paste allowed.
/// </summary>
internal sealed class PasswordRules(Library library)
{
    public const int ShortestMember = 8, ShortestStaff = 12, Longest = 128;
    private static readonly string[] DayForms = ["ddMMyyyy", "yyyyMMdd", "d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "yyyy-M-d", "d M yyyy"];
    private static readonly HashSet<string> Common = ReadCommon();

    public List<Refusal> Check(string password, bool staff)
    {
        var refusals = new List<Refusal>();
        var shortest = staff ? ShortestStaff : ShortestMember;
        if (password.Length < shortest) refusals.Add(Of("password-short", ("n", shortest)));
        if (password.Length > Longest) refusals.Add(Of("password-long", ("n", Longest)));
        if (Common.Contains(password)) refusals.Add(Of("password-common"));
        if (password.Length > 0 && password.All(c => c == password[0])) refusals.Add(Of("password-one-sign"));
        if (IsDay(password)) refusals.Add(Of("password-birth-date"));
        if (IsCard(password)) refusals.Add(Of("password-card"));
        return refusals;
    }

    private static Refusal Of(string code, params (string Name, object? Value)[] values) => new(code, null, values) { Field = "Password" };

    // Any day of the last 120 years: whose birthday it is need not be looked up.
    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text.Trim(), DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2100;

    private bool IsCard(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == 14 && digits.All(char.IsAsciiDigit) && digits.StartsWith(library.Settings.Cards.Prefix, StringComparison.Ordinal);
    }

    private static HashSet<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("CommonPasswords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
