using System.Text;
using System.Xml;

namespace Woordhouder.Collection.Others;

/// <summary>Text that came from outside, as XML 1.0 can hold it.</summary>
internal static class XmlText
{
    /// <summary>Characters that XML does not know (control characters, lone surrogates) become U+FFFD.</summary>
    public static string Of(string text)
    {
        var good = true;
        foreach (var c in text) good &= XmlConvert.IsXmlChar(c);
        if (good) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }
}
