using System.Text;

namespace Woordhouder.Patrons;

/// <summary>A telephone number in E.164 (<c>+31365486000</c>). Without a country it is Dutch: nine figures after the zero.</summary>
internal readonly record struct PhoneNumber
{
    private PhoneNumber(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out PhoneNumber number)
    {
        number = default;
        var tidy = new StringBuilder();
        foreach (var c in text?.Trim() ?? "")
        {
            if (char.IsAsciiDigit(c) || (c == '+' && tidy.Length == 0)) tidy.Append(c);
            else if (c is not (' ' or '-' or '.' or '(' or ')' or '/')) return false;
        }
        var dialled = tidy.ToString();
        if (dialled.StartsWith("00", StringComparison.Ordinal)) dialled = "+" + dialled[2..];
        // "+31 (0)6": the zero in brackets is not dialled from abroad.
        if (dialled.StartsWith("+310", StringComparison.Ordinal)) dialled = "+31" + dialled[4..];
        if (dialled is ['0', >= '1' and <= '9', ..]) dialled = "+31" + dialled[1..];
        if (dialled is not ['+', >= '1' and <= '9', ..]) return false;
        var length = dialled.Length - 1;
        if (dialled.StartsWith("+31", StringComparison.Ordinal) ? length != 11 : length is < 8 or > 15) return false;
        number = new PhoneNumber(dialled);
        return true;
    }

    public override string ToString() => Value;
}
