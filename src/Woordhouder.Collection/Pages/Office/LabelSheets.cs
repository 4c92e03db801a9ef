using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>Item labels as drawings of whole sheets, in millimetres: a drawing has its measures in itself, so the sheet of the settings needs no style of its own.</summary>
internal static class LabelSheets
{
    private const decimal Padding = 4, TextHeight = 4;

    /// <param name="start">The first free label of the first sheet, from 1: the ones before it were used.</param>
    /// <param name="name">What a screen reader says of a sheet with its number.</param>
    public static IEnumerable<IHtmlContent> Draw(IReadOnlyList<ItemLabel> labels, LabelSheet sheet, int start, string library, Func<int, string> name)
    {
        var perSheet = sheet.Columns * sheet.Rows;
        var places = labels.Select((label, i) => (label, At: i + Math.Clamp(start, 1, perSheet) - 1)).GroupBy(p => p.At / perSheet);
        foreach (var page in places)
        {
            var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg class=\"wh-sheet\" viewBox=\"0 0 {LabelSheet.PaperWidth} {LabelSheet.PaperHeight}\" role=\"group\" aria-label=\"{Encoded(name(page.Key + 1))}\">");
            foreach (var (label, at) in page)
            {
                var place = at % perSheet;
                One(svg, label, sheet, sheet.Left + place % sheet.Columns * (sheet.Width + sheet.GapX), sheet.Top + place / sheet.Columns * (sheet.Height + sheet.GapY), library);
            }
            yield return new HtmlString(svg.Append("</svg>").ToString());
        }
    }

    private static void One(StringBuilder svg, ItemLabel label, LabelSheet sheet, decimal x, decimal y, string library)
    {
        var (inside, left) = (sheet.Width - 2 * Padding, x + Padding);
        Line(y + Padding + TextHeight - 1, "wh-sheet__mark", label.ShelfMark.Length > 0 ? label.ShelfMark : library);
        Line(y + Padding + 2 * TextHeight, "wh-sheet__text", label.Maker is { Length: > 0 } maker ? $"{maker}: {label.Name}" : label.Name);
        var bars = sheet.Height - 2 * Padding - 3 * TextHeight - 1;
        if (bars >= 5 && label.Barcode.All(c => c is >= ' ' and <= '~'))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<svg x=\"{left}\" y=\"{y + Padding + 2 * TextHeight + 1}\" width=\"{inside}\" height=\"{bars}\">");
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            Code128.Svg(label.Barcode, label.Barcode).WriteTo(writer, HtmlEncoder.Default);
            svg.Append(writer).Append("</svg>");
        }
        Line(y + sheet.Height - Padding, "wh-sheet__text", $"{label.Barcode}  {(label.ShelfMark.Length > 0 ? library : "")}");

        // About two millimetres a letter of a shelf mark, one and a half of the rest: what is longer would run into the next label.
        void Line(decimal baseline, string look, string text)
        {
            var letters = (int)(inside / (look == "wh-sheet__mark" ? 2m : 1.5m));
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{look}\" x=\"{left}\" y=\"{baseline}\">{Encoded(text.Length > letters ? text[..(letters - 1)] + "…" : text)}</text>");
        }
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
