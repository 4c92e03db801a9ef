using System.Text;

namespace Woordhouder.Kernel;

public static class KebabCase
{
    /// <summary>The form in which enum values stand in files: <c>PendingEnrolment</c> is <c>pending-enrolment</c>.</summary>
    public static string ToKebab(this Enum value) => Of(value.ToString());

    public static string Of(string pascal)
    {
        var text = new StringBuilder(pascal.Length + 4);
        foreach (var c in pascal)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }

    public static bool TryParse<TEnum>(string text, out TEnum value) where TEnum : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<TEnum>())
            if (candidate.ToKebab() == text) { value = candidate; return true; }
        value = default;
        return false;
    }
}
