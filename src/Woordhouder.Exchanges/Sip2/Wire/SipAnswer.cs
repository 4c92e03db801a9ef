using System.Globalization;
using System.Text;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>An answer to a terminal, put together in the order of the standard.</summary>
internal sealed class SipAnswer(string code)
{
    private readonly StringBuilder text = new(code);

    /// <summary>Request SC Resend: what came was damaged.</summary>
    public static SipAnswer SendAgain => new("96");

    /// <summary>The two figures that say which answer it is.</summary>
    public string Code => code;
    /// <summary>What the log says of it: done or not; null: neither.</summary>
    public bool? Done { get; init; }
    /// <summary>Codes of refusals, for the log.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public string Text => text.ToString();

    /// <summary>A part of fixed width.</summary>
    public SipAnswer Part(string value)
    {
        text.Append(value);
        return this;
    }

    public SipAnswer Flag(bool yes, char no = 'N') => Part((yes ? 'Y' : no).ToString());

    /// <summary>Four figures; what is more is 9999.</summary>
    public SipAnswer Count(int n) => Part(Math.Min(n, 9999).ToString("0000", CultureInfo.InvariantCulture));

    /// <summary>A field. Null: it is left out; "" is sent empty, as a field must be that the standard requires.</summary>
    public SipAnswer Field(string tag, string? value)
    {
        if (value is not null) text.Append(tag).Append(SipText.Value(value)).Append('|');
        return this;
    }

    public SipAnswer Fields(string tag, IEnumerable<string> values)
    {
        foreach (var value in values) Field(tag, value);
        return this;
    }

    public SipAnswer Field(string tag, bool? value) => Field(tag, value is { } yes ? (yes ? "Y" : "N") : null);

    /// <summary>The bytes that go out, without their terminator.</summary>
    /// <param name="sequence">Of the request; null: an answer without one.</param>
    public static byte[] Write(string answer, SipCharset charset, bool checksum, int? sequence)
    {
        var body = SipText.Encode(answer, charset);
        if (!checksum) return body;
        byte[] head = [.. body, .. Encoding.ASCII.GetBytes(sequence is { } n ? $"AY{n}AZ" : "AZ")];
        return [.. head, .. Encoding.ASCII.GetBytes(SipChecksum.Of(head))];
    }
}
