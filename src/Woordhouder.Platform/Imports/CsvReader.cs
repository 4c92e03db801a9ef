using System.Text;

namespace Woordhouder.Platform.Imports;

/// <param name="Line">Of the file, from 1: where the record begins. A field with a line break in it takes more than one.</param>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Fields);

/// <summary>What a reader cannot make sense of: nothing after it can be trusted. <paramref name="code"/> is that of a refusal.</summary>
public sealed class CsvException(int line, string code) : Exception($"line {line}: {code}")
{
    public int Line { get; } = line;
    public string Code { get; } = code;
}

/// <summary>
/// Reads comma-separated values (RFC 4180) as a stream: UTF-8 with or without a byte order mark, every line ending, and a semicolon where the first line has
/// more of them (Dutch spreadsheets). Strict: what the standard does not allow is no guess. One record is in memory at a time, of a bounded size, whatever the
/// file is. Blank lines are passed over.
/// </summary>
/// <param name="text">As <see cref="TextOf"/> opens it.</param>
public sealed class CsvReader(TextReader text)
{
    /// <summary>Characters in one field, and fields in one record: far beyond any documented column.</summary>
    public const int LongestField = 4_000, MostFields = 100;
    private const int End = -1;
    private const char NotUtf8 = '\uFFFD', ByteOrderMark = '\uFEFF';

    private readonly char[] buffer = new char[1 << 16];
    private readonly StringBuilder field = new();
    private int length, position, line = 1;
    private char separator;

    /// <summary>A file as UTF-8 and nothing else. The stream stays open.</summary>
    public static StreamReader TextOf(Stream file) => new(file, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16, leaveOpen: true);

    /// <summary>The next record; null: the file is at its end.</summary>
    /// <exception cref="CsvException">The file is no such file from here on.</exception>
    public CsvRecord? Next()
    {
        if (separator == default) Begin();
        while (true)
        {
            if (Peek() == End) return null;
            var record = Record();
            if (record.Fields is not [""]) return record;
        }
    }

    private void Begin()
    {
        if (Peek() == ByteOrderMark) position++;
        var (commas, semicolons, quoted) = (0, 0, false);
        for (var i = position; i < length && (quoted || buffer[i] is not ('\n' or '\r')); i++)
        {
            if (buffer[i] == '"') quoted = !quoted;
            else if (!quoted && buffer[i] == ',') commas++;
            else if (!quoted && buffer[i] == ';') semicolons++;
        }
        separator = semicolons > commas ? ';' : ',';
    }

    private CsvRecord Record()
    {
        var begins = line;
        var fields = new List<string>();
        while (true)
        {
            fields.Add(Peek() == '"' ? Quoted() : Plain());
            if (fields.Count > MostFields) throw new CsvException(begins, "csv-too-many");
            var next = Read();
            if (next == separator) continue;
            if (next == '\r' && Peek() == '\n') position++;
            if (next != End) line++;
            return new CsvRecord(begins, fields);
        }
    }

    private string Plain()
    {
        field.Clear();
        for (var c = Peek(); c != End && c != separator && c is not ('\r' or '\n'); c = Peek())
        {
            if (c == '"') throw new CsvException(line, "csv-quote-inside");
            Take((char)c, line);
        }
        return field.ToString();
    }

    private string Quoted()
    {
        var begins = line;
        field.Clear();
        position++;
        while (true)
        {
            var c = Peek();
            if (c == End) throw new CsvException(begins, "csv-quote-open");
            if (c != '"')
            {
                if (c == '\n' || (c == '\r' && Ahead() != '\n')) line++;
                Take((char)c, begins);
                continue;
            }
            position++;
            var after = Peek();
            if (after == '"') Take('"', begins);
            else if (after == End || after == separator || after is '\r' or '\n') return field.ToString();
            else throw new CsvException(line, "csv-quote-after");
        }
    }

    private void Take(char c, int begins)
    {
        if (c == NotUtf8) throw new CsvException(line, "csv-not-utf8");
        if (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) throw new CsvException(line, "csv-control");
        // A quotation mark that nobody closes would take in the rest of the file.
        if (field.Length == LongestField) throw new CsvException(begins, "csv-too-long");
        field.Append(c);
        position++;
    }

    private int Read()
    {
        var c = Peek();
        if (c != End) position++;
        return c;
    }

    private int Peek() => position < length || Fill() ? buffer[position] : End;

    private int Ahead()
    {
        if (position + 1 >= length)
        {
            // The last character of the buffer comes along to the front of the next one.
            buffer[0] = buffer[position];
            (length, position) = (1 + text.ReadBlock(buffer, 1, buffer.Length - 1), 0);
        }
        return position + 1 < length ? buffer[position + 1] : End;
    }

    private bool Fill()
    {
        (length, position) = (text.ReadBlock(buffer, 0, buffer.Length), 0);
        return length > 0;
    }
}
