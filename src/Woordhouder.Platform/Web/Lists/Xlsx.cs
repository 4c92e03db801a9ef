using System.Globalization;
using System.IO.Packaging;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Woordhouder.Platform.Web;

/// <summary>One sheet, written from top to bottom without being held in memory. Text is text, whatever it begins with: a cell never becomes a formula.</summary>
internal static class Xlsx
{
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    /// <summary>What Excel takes in one cell and in the name of a sheet.</summary>
    private const int MostLetters = 32_767, MostOfName = 31;
    private const uint Plain = 0, Bold = 1, Day = 2, Moment = 3;

    public static void Write(Stream file, string name, IReadOnlyList<string> heads, IEnumerable<object?[]> rows)
    {
        // The package by itself and not the SDK's document: that one reads back what it wrote, and so keeps the whole sheet in memory.
        using var package = Package.Open(file, FileMode.Create, FileAccess.Write);
        Part(package, "/xl/worksheets/sheet1.xml", "worksheet", w => Sheet(w, heads, rows));
        Part(package, "/xl/styles.xml", "styles", w => w.WriteElement(Styles()));
        var book = Part(package, "/xl/workbook.xml", "sheet.main", w => w.WriteElement(new Workbook(new Sheets(new Sheet { Name = SheetName(name), SheetId = 1, Id = "rId1" }))));
        book.CreateRelationship(new Uri("/xl/worksheets/sheet1.xml", UriKind.Relative), TargetMode.Internal, Relations + "/worksheet", "rId1");
        book.CreateRelationship(new Uri("/xl/styles.xml", UriKind.Relative), TargetMode.Internal, Relations + "/styles", "rId2");
        package.CreateRelationship(new Uri("/xl/workbook.xml", UriKind.Relative), TargetMode.Internal, Relations + "/officeDocument", "rId1");
    }

    private static PackagePart Part(Package package, string path, string kind, Action<OpenXmlWriter> write)
    {
        var part = package.CreatePart(new Uri(path, UriKind.Relative), $"{Main}.{kind}+xml", CompressionOption.Normal);
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = OpenXmlWriter.Create(stream);
        writer.WriteStartDocument();
        write(writer);
        return part;
    }

    private static void Sheet(OpenXmlWriter w, IReadOnlyList<string> heads, IEnumerable<object?[]> rows)
    {
        w.WriteStartElement(new Worksheet());
        // The headings stay in view.
        w.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, TabSelected = true }));
        w.WriteElement(new Columns(new Column { Min = 1, Max = (uint)Math.Max(1, heads.Count), Width = 22, CustomWidth = true }));
        w.WriteStartElement(new SheetData());
        Row(w, heads, Bold);
        foreach (var row in rows) Row(w, row, Plain);
        w.WriteEndElement();
        w.WriteEndElement();
    }

    private static void Row(OpenXmlWriter w, IEnumerable<object?> cells, uint style)
    {
        w.WriteStartElement(new Row());
        foreach (var value in cells) w.WriteElement(Of(value, style));
        w.WriteEndElement();
    }

    private static Cell Of(object? value, uint style) => value switch
    {
        null => new Cell(),
        DateOnly day => Number(day.ToDateTime(default).ToOADate(), Day),
        DateTime at => Number(at.ToOADate(), Moment),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal or double => Number((IConvertible)value, style),
        _ => new Cell { DataType = CellValues.InlineString, StyleIndex = style, InlineString = new InlineString(new Text(Clean(value.ToString() ?? "")) { Space = SpaceProcessingModeValues.Preserve }) },
    };

    private static Cell Number(IConvertible value, uint style) => new() { CellValue = new CellValue(value.ToString(CultureInfo.InvariantCulture)), StyleIndex = style };

    /// <summary>XML holds no control characters, and no half of a letter.</summary>
    private static string Clean(string text)
    {
        var kept = text.Length > MostLetters ? text[..MostLetters] : text;
        return kept.All(XmlConvert.IsXmlChar) ? kept : string.Concat(kept.EnumerateRunes().Where(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value)));
    }

    private static string SheetName(string name)
    {
        var kept = string.Concat(name.Where(c => !@"[]:*?/\'".Contains(c, StringComparison.Ordinal)));
        return kept.Length == 0 ? "1" : kept.Length > MostOfName ? kept[..MostOfName] : kept;
    }

    /// <summary>Plain, bold, a day, a moment: in this order. 14 and 22 are Excel's own short date and date with time, written as the reader's Excel does.</summary>
    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true }));
}
