using System.Globalization;
using Woordhouder.Collection;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Bench;

/// <summary>
/// Records of titles that nobody wrote, always the same ones: a vocabulary of made-up words that occur as words of a language do (the n-th 1/n times as
/// often), makers, subjects, summaries and copies. About 900 bytes each, as records of a supplier are.
/// </summary>
internal sealed class GeneratedTitles
{
    private static readonly string[] Begins = ["be", "ge", "ver", "on", "ont", "her", "over", "in", "uit", "op", "aan", "na", "voor", "mis", "door"];
    private static readonly string[] Middles = ["bo", "la", "ri", "stee", "maa", "ho", "win", "ter", "klo", "pra", "zee", "dui", "fie", "noo", "schu", "vla", "kij", "bru", "tro", "spee", "wa", "moe", "gra", "lui", "ree"];
    private static readonly string[] Ends = ["ken", "len", "ding", "r", "t", "den", "sel", "ning", "laar", "rij", "stad", "heid", "zang", "pad", "berg", "lijk", "land", "ster", "man", "boek"];
    private static readonly string[] Languages = ["dut", "dut", "dut", "dut", "dut", "dut", "eng", "eng", "ger", "fre", "tur", "ara"];
    private static readonly string[] Genres = ["Roman", "Thriller", "Geschiedenis", "Natuur", "Kookboek", "Strip", "Prentenboek", "Fantasy", "Reizen", "Muziek", "Psychologie", "Informatief"];
    private readonly Random random = new(42);
    private readonly string[] words = new string[30_000];
    private readonly string[] names = new string[20_000];

    public GeneratedTitles()
    {
        for (var i = 0; i < words.Length; i++) words[i] = Begins[i % Begins.Length] + Middles[i / 15 % Middles.Length] + Middles[i / 375 % Middles.Length] + Ends[i * 7 % Ends.Length];
        for (var i = 0; i < names.Length; i++) names[i] = $"{Capital(words[i * 13 % words.Length])}, {Capital(Middles[i % Middles.Length])}{Ends[i / 25 % Ends.Length]}";
    }

    /// <summary>The n-th most common word.</summary>
    public string Word(int n) => words[n];

    public string Name(int n) => names[n];

    public IEnumerable<MarcRecord> Records(int count)
    {
        for (var n = 1; n <= count; n++) yield return Record(n);
    }

    public static void Write(IEnumerable<MarcRecord> records, string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        using var writer = new Iso2709Writer(stream);
        foreach (var record in records)
            if (writer.Write(record) is { } refused) throw new InvalidOperationException(refused);
    }

    private MarcRecord Record(int n)
    {
        var year = (1950 + random.Next(76)).ToString(CultureInfo.InvariantCulture);
        var (maker, language, genre) = (names[Common(names.Length)], Languages[random.Next(Languages.Length)], Genres[random.Next(Genres.Length)]);
        var title = Capital(Words(1 + random.Next(5)));
        List<MarcDataField> data =
        [
            Field("020", ' ', ' ', ('a', Isbn(n))), Field("041", '0', ' ', ('a', language)), Field("100", '1', ' ', ('a', maker + ","), ('d', "1944-"), ('4', "aut")),
            Field("245", '1', '0', ('a', title + " :"), ('b', Words(4) + " /"), ('c', maker + ".")), Field("264", ' ', '1', ('a', "Amsterdam :"), ('b', Capital(words[Common(300)]) + ","), ('c', year + ".")),
            Field("300", ' ', ' ', ('a', $"{50 + random.Next(600)} pagina's"), ('c', "22 cm")), Field("336", ' ', ' ', ('a', "tekst"), ('b', "txt"), ('2', "rdacontent")),
            Field("337", ' ', ' ', ('a', "zonder medium"), ('b', "n"), ('2', "rdamedia")), Field("338", ' ', ' ', ('a', "band"), ('b', "nc"), ('2', "rdacarrier")),
            Field("520", ' ', ' ', ('a', Capital(Words(35)) + ".")), Field("650", ' ', '7', ('a', Capital(Words(1))), ('2', "local")), Field("650", ' ', '7', ('a', Capital(Words(2))), ('2', "local")), Field("655", ' ', '7', ('a', genre), ('2', "local")),
        ];
        if (n % 4 == 0) data.Insert(6, Field("490", '1', ' ', ('a', Capital(Words(2)) + " ;"), ('v', (1 + random.Next(9)).ToString(CultureInfo.InvariantCulture))));
        if (n % 3 == 0) data.Add(Field("700", '1', ' ', ('a', names[Common(names.Length)] + ","), ('4', "trl")));
        data.Add(Field("952", ' ', ' ', ('p', $"3099{n:D9}"), ('b', n % 2 == 0 ? "stad" : "haven"), ('o', $"{genre} {maker[..3].ToUpperInvariant()}")));
        return new MarcRecord
        {
            Leader = "00000nam a2200000 i 4500",
            ControlFields = [new("001", $"gen-{n}"), new("003", "NL-BENCH"), new("005", "20260302090000.0"), new("008", $"260302s{year}    ne     e      000 f {language} d")],
            DataFields = data,
        };
    }

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[Common(words.Length)]));

    /// <summary>Small numbers often: Zipf's law, near enough.</summary>
    private int Common(int count) => Math.Min(count - 1, (int)Math.Exp(random.NextDouble() * Math.Log(count)) - 1 + random.Next(2));

    private static MarcDataField Field(string tag, char one, char two, params (char Code, string Value)[] subfields) => new(tag, one, two, [.. subfields.Select(s => new MarcSubfield(s.Code, s.Value))]);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Isbn(int n)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"97890{n % 10_000_000:D7}");
        var sum = body.Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return body + ((10 - sum % 10) % 10).ToString(CultureInfo.InvariantCulture);
    }
}
