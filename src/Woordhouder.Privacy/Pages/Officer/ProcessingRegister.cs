using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Modules;
using Woordhouder.Platform.Statements;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>One processing activity (AVG art. 30(1)).</summary>
/// <param name="Classes">The classes of the program that ask for this purpose, read from their constructors.</param>
internal sealed record ProcessingActivity(
    string Id, string Purpose, string Basis, string? Interest, IReadOnlyList<string> Persons, IReadOnlyList<string> Categories, IReadOnlyList<string> Recipients,
    IReadOnlyList<string> Terms, IReadOnlyList<string> Classes);

/// <summary>The register of processing as the program reads it from the statement and from its own code: nobody keeps it by hand.</summary>
internal sealed class ProcessingRegister(Library library, CategoryBook categories, IEnumerable<ModuleInfo> modules)
{
    public IReadOnlyList<ProcessingActivity> Activities(string language)
    {
        var word = library.Word;
        var labels = categories.All.ToDictionary(c => c.Category, c => c.Label.In(language));
        var uses = ProgramFactsReader.Uses([.. modules.Select(m => m.Assembly).Append(typeof(LibraryDb).Assembly).Distinct()])
            .ToLookup(u => (string)u.Purpose.GetProperty(nameof(IPurpose.Id))!.GetValue(null)!, u => u.Class.FullName!);
        return [.. word.Statement.Purposes.Values.Where(p => word.Running.PurposeRuns(p.Id)).Select(p => new ProcessingActivity(
            p.Id, p.Label.In(language), Wording.Of(p.Basis, language), p.Interest?.In(language), Persons(p, language),
            [.. p.Categories.Order().Select(c => labels[c])],
            [.. word.Statement.Recipients.Values.Where(r => r.Purpose == p.Id && word.Running.RecipientRuns(r.Id)).Select(r => $"{r.Label?.In(language) ?? r.Id} ({EuropeanUnion.NameOf(r.Country, language)})")],
            [.. word.Statement.Schedules.Values.Where(s => word.Running.ScheduleRuns(s.Id) && s.Covers.Overlaps(p.Categories)).Select(s => $"{s.Label.In(language)}: {Wording.Of(s.Period, language)}")],
            [.. uses[p.Id].Distinct().Order(StringComparer.Ordinal)]))];
    }

    private static List<string> Persons(PurposeFacts purpose, string language)
    {
        string L(string nl, string en) => language == "en" ? en : nl;
        var persons = new List<string>();
        if (purpose.Categories.Any(c => c is not (Category.Staff or Category.Security or Category.Consultation or Category.Account or Category.Identity or Category.Visitors)) || purpose.Id == Contracts.SignIn.Id)
            persons.Add(L("leden en wie zich inschrijft", "members and people who enrol"));
        if (purpose.Categories.Contains(Category.Representation)) persons.Add(L("ouders en andere vertegenwoordigers", "parents and other representatives"));
        if (purpose.Categories.Contains(Category.Staff)) persons.Add(L("medewerkers en vrijwilligers", "staff and volunteers"));
        return persons;
    }

    /// <summary>The general description of the measures (art. 30(1)(g), 32(1)): only what the program itself does.</summary>
    public static IReadOnlyList<string> Security(string language) => language == "en" ?
    [
        "Each class of the program can reach only the data of the purpose that it names; another purpose is refused.",
        "When staff open a record, the program writes down when and for what. The member can read it.",
        "No personal data open for staff without a valid privacy training.",
        "Back office, privacy officer and administrator sign in with a second factor; the administrator sees no data of members.",
        "Passwords are kept as a hash that cannot be read back; session keys too.",
        "Every night the program deletes what is past its period; deleted contents are overwritten, and a chained ledger keeps the counts.",
        "Pages load nothing from third parties, and the program sends only to recipients in the statement.",
    ] :
    [
        "Elke klasse van het programma komt alleen bij de gegevens van het doel dat zij noemt; een ander doel wordt geweigerd.",
        "Opent een medewerker een dossier, dan schrijft het programma op wanneer en waarvoor. Het lid kan dat lezen.",
        "Zonder geldige privacytraining opent geen persoonsgegeven voor een medewerker.",
        "Kantoor, privacyfunctionaris en beheerder loggen in met een tweede factor; de beheerder ziet geen gegevens van leden.",
        "Wachtwoorden staan er als code die niet terug te lezen is; sleutels van sessies ook.",
        "Elke nacht wist het programma wat over zijn termijn is; gewiste inhoud wordt overschreven en een geketend grootboek bewaart de aantallen.",
        "Pagina's laden niets van derden en het programma stuurt alleen naar ontvangers uit de verklaring.",
    ];
}
