using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Woordhouder.Access.SecondFactor;

/// <summary>The key as a picture to scan, drawn in the page itself: no image address, no style attribute.</summary>
internal static class QrPicture
{
    public static IHtmlContent Of(string text, string label)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var side = data.ModuleMatrix.Count;
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                if (data.ModuleMatrix[y][x]) path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new HtmlContentBuilder()
            .AppendHtml($"<svg class=\"wh-qr\" width=\"240\" height=\"240\" viewBox=\"0 0 {side} {side}\" role=\"img\" shape-rendering=\"crispEdges\" aria-label=\"")
            .Append(label)
            .AppendHtml($"\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>");
    }
}
