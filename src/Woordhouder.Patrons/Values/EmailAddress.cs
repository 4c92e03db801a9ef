namespace Woordhouder.Patrons;

/// <summary>An e-mail address in lower case, so that one address is found however it was typed. Whether it works, a confirmation shows.</summary>
internal readonly record struct EmailAddress
{
    public const int MaxLength = 254;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out EmailAddress address)
    {
        address = default;
        var tidy = text?.Trim().ToLowerInvariant() ?? "";
        if (tidy.Length is 0 or > MaxLength) return false;
        var at = tidy.IndexOf('@');
        if (at is < 1 or > 64 || at != tidy.LastIndexOf('@')) return false;
        var domain = tidy[(at + 1)..];
        if (tidy.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"' or '(' or ')')) return false;
        if (!domain.Contains('.') || domain.StartsWith('.') || domain.EndsWith('.') || domain.Contains("..", StringComparison.Ordinal) || domain.StartsWith('-')) return false;
        if (tidy[..at].StartsWith('.') || tidy[..at].EndsWith('.') || tidy[..at].Contains("..", StringComparison.Ordinal)) return false;
        address = new EmailAddress(tidy);
        return true;
    }

    public override string ToString() => Value;
}
