using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Woordhouder.Platform.Web;

/// <summary>Code 128 (ISO/IEC 15417) as inline SVG: pairs of figures in set C, anything else in set B. The quiet zone of ten modules is in the picture.</summary>
public static class Code128
{
    private const int StartB = 104, StartC = 105, Stop = 106, Quiet = 10, Modulus = 103;

    /// <summary>Widths of bars and spaces, in modules, of the values 0 to 106.</summary>
    private static readonly string[] Widths = (
        "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 "
        + "311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
        + "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 "
        + "122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
        + "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112").Split(' ');

    /// <summary>The symbol values with start, check value and stop.</summary>
    public static IReadOnlyList<int> Values(string text)
    {
        if (text.Length == 0 || text.Any(c => c is < ' ' or > '~')) throw new ArgumentException("Code 128 here takes printable ASCII", nameof(text));
        var figures = text.Length % 2 == 0 && text.All(char.IsAsciiDigit);
        List<int> values = figures
            ? [StartC, .. Enumerable.Range(0, text.Length / 2).Select(i => int.Parse(text.AsSpan(i * 2, 2), NumberStyles.None, CultureInfo.InvariantCulture))]
            : [StartB, .. text.Select(c => c - ' ')];
        var check = values[0];
        for (var i = 1; i < values.Count; i++) check = (check + i * values[i]) % Modulus;
        return [.. values, check, Stop];
    }

    /// <param name="label">What a screen reader says instead of the bars.</param>
    public static IHtmlContent Svg(string text, string label)
    {
        var bars = new StringBuilder();
        var x = Quiet;
        foreach (var value in Values(text))
            for (var i = 0; i < Widths[value].Length; i++)
            {
                var width = Widths[value][i] - '0';
                if (i % 2 == 0) bars.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" width=\"{width}\" height=\"40\"/>");
                x += width;
            }
        var name = System.Text.Encodings.Web.HtmlEncoder.Default.Encode(label);
        return new HtmlString(string.Create(CultureInfo.InvariantCulture,
            $"<svg class=\"wh-barcode\" viewBox=\"0 0 {x + Quiet} 40\" preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"{name}\">{bars}</svg>"));
    }
}
