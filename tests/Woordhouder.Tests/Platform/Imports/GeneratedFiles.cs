using System.Globalization;
using Woordhouder.Contracts;

namespace Woordhouder.Tests.Platform.Imports;

/// <summary>
/// Files of a library that nobody runs, always the same: members of all ages with consents, objections and parents, copies of titles <c>gen-1</c>… and what is
/// on loan. For tests and bench alike.
/// </summary>
internal static class GeneratedFiles
{
    private static readonly string[] Given = ["Samira", "Jan", "Noor", "IJsbrand", "Fatima", "Emre", "Þórdís", "Anneke", "Mehmet", "Lieke", "Daan", "Willem", "Aïsha", "Youssef", "Ingrid", "Ravi"];
    private static readonly string[] Prefixes = ["", "", "", "van der", "de", "el", "van 't", "in 't"];
    private static readonly string[] Family = ["Amrani", "Berg", "Hooft", "Yıldız", "Smit", "Heuvel", "Veld", "Farsi", "Jong", "Horst", "Dijkstra", "Saïd", "Bakker", "Schönberg", "Ramdin", "Nowak", "O'Brien"];
    private static readonly string[] Streets = ["Stadhuisplein", "Kruidenwijkstraat", "Filmwijkdreef", "Laan der Verenigde Naties", "Stripheldenpad", "Muziekwijkhof"];

    public static string Card(int n) => Numbered("21315", n);
    public static string Barcode(int n) => Numbered("30127", n);

    private static string Numbered(string prefix, int n)
    {
        var body = prefix + n.ToString("D8", CultureInfo.InvariantCulture);
        return body + CheckDigit.Of(body);
    }

    public static void Patrons(TextWriter file, int count, DateOnly today)
    {
        file.Write("card;given_name;prefix;family_name;born_on;postcode;house_number;addition;street;city;email;phone;language;joined_on;subscription;subscription_from;subscription_until;last_used_on;"
            + "representative_name;representative_email;reading_history;reading_history_on;reading_history_text;reading_history_proof;objections;objected_on\r\n");
        for (var n = 1; n <= count; n++)
        {
            var child = n % 4 == 0;
            var (given, family, prefix) = (Given[n * 7 % Given.Length], Family[n * 11 % Family.Length], Prefixes[n * 3 % Prefixes.Length]);
            var born = child ? today.AddYears(-6 - n % 9).AddDays(-n % 300) : today.AddYears(-19 - n % 60).AddDays(-n % 300);
            var from = today.AddDays(-1 - n % 300);
            var (subscription, until) = child ? ("jeugd", (DateOnly?)null) : (n % 3 == 0 ? "compleet" : "basis", from.AddYears(1).AddDays(-1));
            var keeps = n % 10 is 1 or 2 or 3;
            var (choice, on, words, proof) = keeps ? ("keep", Day(today.AddDays(-400 - n % 200)), "\"Ja, bewaar mijn titels; ik kan stoppen.\"", $"archief map {n % 90}") : (n % 10 == 4 ? "forget" : "", "", "", "");
            var joined = today.AddYears(-3 - n % 3);
            string[] fields =
            [
                Card(n), given, prefix, family, n % 2 == 0 ? Day(born) : born.ToString("d-M-yyyy", CultureInfo.InvariantCulture), $"13{n % 50 + 10} {(char)('A' + n % 5)}{(char)('B' + n % 7)}",
                (n % 400 + 1).ToString(CultureInfo.InvariantCulture), n % 6 == 0 ? "bis" : "", Streets[n % Streets.Length], "Almere", n % 5 == 0 ? "" : $"lid{n}@voorbeeld.example", n % 3 == 0 ? "06 12345678" : "", n % 20 == 0 ? "en" : "nl",
                Day(joined), subscription, Day(from), until is { } last ? Day(last) : "", Day(today.AddDays(-n % 200)), child ? $"Ouder {family}" : "", child && n % 8 == 0 ? $"ouder{n}@voorbeeld.example" : "",
                choice, on, words, proof, n % 25 == 0 ? "welcome-mail cbs-statistics" : "", n % 25 == 0 ? Day(today.AddDays(-100)) : "",
            ];
            file.Write(string.Join(';', fields) + "\r\n");
        }
    }

    public static void Items(TextWriter file, int count, int titles)
    {
        file.Write("barcode,control_number,control_source,branch,shelf_mark,status,price_class,acquired_on,times_lent\n");
        for (var n = 1; n <= count; n++)
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{Barcode(n)},gen-{n % titles + 1},NL-GEN,{(n % 3 == 0 ? "haven" : "stad")},\"Romans, {n % 26}\",{(n % 50 == 0 ? "repair" : "")},boek,2021-05-18,{n % 60}\n"));
    }

    public static void Loans(TextWriter file, int count, int patrons, DateOnly today)
    {
        file.Write("card,barcode,lent_on,due_on,renewals\n");
        for (var n = 1; n <= count; n++)
        {
            var lent = today.AddDays(-n % 20 - 1);
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{Card(n % patrons + 1)},{Barcode(n)},{Day(lent)},{Day(lent.AddDays(21))},{n % 3}\n"));
        }
    }

    /// <summary>Members wait for a title that no loan of <see cref="Loans"/> gave to them; at most one hold for each.</summary>
    public static void Holds(TextWriter file, int count, int patrons, int titles, DateOnly today)
    {
        file.Write("card,control_number,placed_on,pick_up\n");
        for (var n = 1; n <= count; n++)
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{Card(n % patrons + 1)},gen-{(n + 1) % titles + 1},{Day(today.AddDays(-n % 90))},{(n % 3 == 0 ? "haven" : "stad")}\n"));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
