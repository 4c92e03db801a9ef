using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons.Pages.Office;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>Forty invented members of the demo, made through the desk's own use case. The first two have a password that ./run prints.</summary>
internal sealed class DemoPatrons(LibraryScopes scopes, Library library, TimeProvider clock) : IDemoData
{
    public const string Password = "lezen onder de lindeboom";

    /// <summary>The cards of the first two: an adult with a child, and the child.</summary>
    public static string Card(int running) => CardNumber.Of("21315", running).Value;

    // name | voorvoegsel | surname | born | postcode | number | addition | street | subscription | e-mail | gender | reading history | parent
    private const string People = """
        Samira|el|Amrani|12-04-1987|1315 AB|12||Stadhuisplein|compleet|samira@voorbeeld.example|Woman|Keep|
        Noor|el|Amrani|03-09-2014|1315 AB|12||Stadhuisplein|jeugd||Woman||Samira el Amrani
        Jan|van der|Berg|01-02-1950|1316 CD|101|A bis|Kruidenwijkstraat|basis|jan.vandenberg@voorbeeld.example|Man|Forget|
        Maria|van der|Berg|15-07-1952|1316 CD|101|A bis|Kruidenwijkstraat|compleet|jan.vandenberg@voorbeeld.example|Woman||
        IJsbrand|van 't|Hooft|29-02-1984|1317 EF|7||Filmwijkdreef|basis|ijsbrand@voorbeeld.example|Man||
        Alexandrine Wilhelmina Josephina|van|Oldenbarneveldt-Schimmelpenninck|30-11-1961|1318 GH|2345|4hoog|Laan der Verenigde Naties|compleet|a.w.j@voorbeeld.example|Woman|Keep|
        Robin||Smit|17-05-1999|1319 JK|56||Stripheldenpad|basis|robin@voorbeeld.example|X|Forget|
        Fatima||Yıldız|08-03-1978|1321 LM|9|b|Muziekwijkhof|basis|fatima@voorbeeld.example|Woman||
        Emre||Yıldız|22-10-2012|1321 LM|9|b|Muziekwijkhof|jeugd||Man||Fatima Yıldız
        Ela||Yıldız|14-02-2016|1321 LM|9|b|Muziekwijkhof|jeugd||Woman|Keep|Fatima Yıldız
        Chris||de Wit|19-08-1990|1322 NP|31||Bouwmeesterweg|basis||||
        Þórdís|van den|Heuvel|05-05-1995|1323 RS|18||Danswijkplein|compleet|thordis@voorbeeld.example||Keep|
        Piet||O|11-11-1944|1324 TV|3||Staatsliedenkade|basis||Man||
        Anneke|in 't|Veld|02-01-1968|1325 WX|44|c|Parkwijklaan|basis|anneke@voorbeeld.example|Woman||
        Kees|in 't|Veld|06-06-1966|1325 WX|44|c|Parkwijklaan|basis|anneke@voorbeeld.example|Man|Forget|
        Sanne|in 't|Veld|25-12-2011|1325 WX|44|c|Parkwijklaan|jeugd||||Anneke in 't Veld
        Mehmet|al|Farsi|09-09-1985|1326 ZA|120||Noorderplassenkade|compleet|mehmet@voorbeeld.example|Man||
        Lieke|de|Jong|20-04-2009|1327 BC|15||Waterwijkpad|jeugd|lieke@voorbeeld.example|Woman|Forget|
        Daan|de|Jong|13-06-2013|1327 BC|15||Waterwijkpad|jeugd||Man||Marloes de Jong
        Marloes|de|Jong|28-08-1982|1327 BC|15||Waterwijkpad|basis|marloes@voorbeeld.example|Woman||
        Willem|ter|Horst|07-07-1939|1328 DE|88||Tussen de Vaarten|basis||Man||
        Grietje||Dijkstra|31-01-1947|1331 FG|6||Regenboogbuurt|basis||Woman||
        Aisha|ben|Saïd|16-03-2001|1332 HJ|73||Eilandenbuurt|compleet|aisha@voorbeeld.example|Woman|Keep|
        Youssef|ben|Saïd|04-10-2015|1332 HJ|73||Eilandenbuurt|jeugd||Man||Karim ben Saïd
        Tom||Bakker|23-03-1973|1333 KL|200||Oostvaardersdijk|basis|tom@voorbeeld.example|Man||
        Ingrid|von|Schönberg|18-12-1959|1334 MN|14|II|Sieradenbuurt|compleet|ingrid@voorbeeld.example|Woman||
        Bas|van de|Ven|27-09-1992|1335 PR|51||Nobelhorst|basis|bas@voorbeeld.example|Man|Forget|
        Eva|van de|Ven|27-09-1992|1335 PR|51||Nobelhorst|basis|bas@voorbeeld.example|Woman|Keep|
        Tygo|van de|Ven|01-03-2020|1335 PR|51||Nobelhorst|jeugd||||Eva van de Ven
        Ravi||Ramdin|10-10-1980|1336 ST|33||Vogelhorst|basis|ravi@voorbeeld.example|Man||
        Shanti||Ramdin|12-12-2010|1336 ST|33||Vogelhorst|jeugd||Woman||Ravi Ramdin
        Olga||Nowak|03-04-1988|1338 VW|62||Hout|basis|olga@voorbeeld.example|Woman||
        Zofia||Nowak|21-01-2018|1338 VW|62||Hout|jeugd||Woman||Olga Nowak
        Henk||Mulder|14-05-1955|1341 XZ|5||Haven|basis||Man||
        Femke|op den|Camp|26-02-1970|1343 AC|17||Schuttersweg|compleet|femke@voorbeeld.example|Woman||
        Luuk|op den|Camp|30-07-2008|1343 AC|17||Schuttersweg|jeugd|luuk@voorbeeld.example|Man||
        Joy||Martina|24-06-1996|1351 BD|81||Meent|basis|joy@voorbeeld.example|X||
        Bram|d'|Hondt|15-01-1977|1353 CE|90||Werven|basis|bram@voorbeeld.example|Man||
        Sofie||Claes|29-05-1983|1355 DF|11||Gouwen|compleet|sofie@voorbeeld.example|Woman|Forget|
        Ahmed||Hassan|17-11-1969|1357 EG|27||Velden|basis|ahmed@voorbeeld.example|Man||
        """;

    public async Task Fill(CancellationToken ct)
    {
        var made = new Dictionary<string, PersonId>();
        foreach (var line in People.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var f = line.Split('|');
            // Their birth dates stand still while the demo's clock does not: who has grown up has another subscription and no parent to ask.
            var age = DutchDate.TryParse(f[3], library.Today(clock), out var born) ? Age.On(library.Today(clock), born) : 0;
            if (f[8] == "jeugd" != age < Age.Adult) f[8] = age < Age.Adult ? "jeugd" : "basis";
            if (age >= Age.Own) f[12] = "";
            await using var scope = scopes.Open(library);
            var outcome = await scope.Get<EnrolAtDesk>().Do(new EnrolAtDeskRequest(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], "Almere", f[8], f[9], null,
                f[12].Length > 0 ? f[12] : null, f[12].Length > 0 ? $"{f[12].Split(' ')[0].ToLowerInvariant()}@voorbeeld.example" : null, f[10], f[11], false, true, "nl", "http://localhost"), ct);
            made[f[0]] = outcome.Value.Person;
        }
        await GivePassword(made["Samira"], ct);
        await GivePassword(made["Noor"], ct);
        await Do<LinkRepresentative, Outcome<Nothing>>(u => u.Do(new LinkRepresentativeRequest(made["Noor"], RepresentationKind.Parent, Card(1), "Samira el Amrani", null, true, "http://localhost"), ct));
        await Do<WriteNote, Outcome<Nothing>>(u => u.Do(new WriteNoteRequest(made["IJsbrand"], "Vroeg naar een leeslamp. Wij bellen als hij er is.", library.Today(clock).AddMonths(PatronNote.UsualMonths).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Guid.CreateVersion7(clock.GetUtcNow())), ct));
        if (OfficeInstitutionsModel.Of(library.Settings, "nl") is [var forSchools, ..])
        {
            var school = new InstitutionId(Guid.CreateVersion7(clock.GetUtcNow()));
            await Do<SaveInstitution, Outcome<InstitutionId>>(u => u.Do(new SaveInstitutionRequest(school, New: true, "Basisschool De Vuurtoren", forSchools.Value), ct));
            await Do<SetContact, Outcome<Nothing>>(u => u.Do(new SetContactRequest(school, "Marijke Prins", "vuurtoren@voorbeeld.example", null, "nl", Another: false, Guid.CreateVersion7(clock.GetUtcNow())), ct));
        }
        if (library.Settings.ForGuests is not null) await Do<EnrolGuest, Outcome<EnrolledGuest>>(u => u.Do(new EnrolGuestRequest("Piotr Zieliński", Adult: true, Guid.CreateVersion7(clock.GetUtcNow())), ct));
        await Do<ReportCardLost, Outcome<Nothing>>(u => u.Do(new ReportCardLostRequest(made["Henk"]), ct));
        await Do<CancelMembership, Outcome<DateOnly>>(u => u.Do(new CancelMembershipRequest(made["Olga"], CancelWhen.EndOfTerm), ct));
    }

    private async Task GivePassword(PersonId person, CancellationToken ct)
    {
        var outcome = await Do<IMemberAccounts, Outcome<Nothing>>(a => a.SetPassword(person, Password, ct));
        if (!outcome.Done) throw new InvalidOperationException("the demo's own password is refused: choose another in DemoPatrons.cs");
    }

    private async Task<TResult> Do<TUse, TResult>(Func<TUse, Task<TResult>> act) where TUse : notnull
    {
        await using var scope = scopes.Open(library);
        return await act(scope.Get<TUse>());
    }
}
