using System.Text.RegularExpressions;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// Why a record or file did not land, in Dutch. Readers say it in English, where the mistake is found; logs and the command line keep that, pages translate it.
/// A test finds every sentence in the readers' sources and asks for it here.
/// </summary>
internal static partial class DutchReasons
{
    private const string Ask = "Vraag om MARC 21 in ISO 2709 (.mrc) of MARCXML (.xml).";

    /// <summary>Parts that stand in several sentences, longest first.</summary>
    private static readonly (string En, string Nl)[] Parts =
    [
        ("Ask for MARC 21 in ISO 2709 (.mrc) or MARCXML (.xml).", Ask),
        ("The record is longer than 1 megabyte, so its end mark is missing or it is no record. It was skipped.", "Dit record is langer dan 1 megabyte: het eindteken ontbreekt, of het is geen record. Het is overgeslagen."),
        ("The file ends in the middle of this record. Fetch or export the file again.", "Het bestand houdt midden in dit record op. Haal of maak het bestand opnieuw."),
        ("The record is shorter than a leader of 24 characters.", "Dit record is korter dan een leader van 24 tekens."),
        ("The leader (the first 24 bytes) is damaged. Export this record again.", "De leader (de eerste 24 bytes) is beschadigd. Exporteer dit record opnieuw."),
        ("The directory is damaged: it does not end, or is not built of entries of 12 characters. Export this record again.", "De directory is beschadigd: zij houdt niet op, of bestaat niet uit stukken van 12 tekens. Exporteer dit record opnieuw."),
        ("The directory names other fields than the record holds. Export this record again.", "De directory noemt andere velden dan er in dit record staan. Exporteer dit record opnieuw."),
        ("The record has no fields.", "Dit record heeft geen velden."),
        ("The characters are neither UTF-8 nor MARC-8 nor Western European. Export this record again in UTF-8.", "De tekens zijn geen UTF-8, geen MARC-8 en geen West-Europees. Exporteer dit record opnieuw in UTF-8."),
        ("This is a PDF document, not a file of records.", "Dit is een pdf, geen bestand met records."),
        ("This file is larger than 1 GB. Ask the supplier to send it in pieces.", "Dit bestand is groter dan 1 GB. Laat de leverancier het in stukken sturen."),
        ("This file waits for its turn already.", "Dit bestand wacht al op zijn beurt."),
        ("The file is empty.", "Het bestand is leeg."),
        ("The file begins with nothing but blanks.", "Het bestand begint met alleen spaties."),
        ("This is JSON (perhaps MARC-in-JSON), which this program does not read.", "Dit is JSON (misschien MARC-in-JSON). Dat leest dit programma niet."),
        ("This is MARC written out as text (MarcEdit .mrk). Compile it to MARC (.mrc) in MarcEdit and bring in that file.", "Dit is MARC als tekst (MarcEdit .mrk). Maak er in MarcEdit MARC (.mrc) van en voer dat bestand in."),
        ("This is a table or plain text, not a file of MARC records.", "Dit is een tabel of gewone tekst, geen bestand met MARC-records."),
        ("This is not a file of MARC records: it begins with neither a leader nor XML.", "Dit is geen bestand met MARC-records: het begint niet met een leader en niet met XML."),
        ("This is a web page, not a file of records (perhaps a sign-in page was saved instead of the download).", "Dit is een webpagina, geen bestand met records (misschien is een inlogpagina bewaard in plaats van de download)."),
        ("The XML holds a document type (DTD), which is refused for safety. Export MARCXML without DOCTYPE.", "In de XML staat een documenttype (DTD). Dat weigeren wij voor de veiligheid. Exporteer MARCXML zonder DOCTYPE."),
        ("The XML says that it is in a character encoding which this program does not read. Export it in UTF-8.", "De XML zegt dat zij in een tekencodering is die dit programma niet leest. Exporteer haar in UTF-8."),
        ("Text stands where a record should begin. It was skipped; export the file again.", "Waar een record moet beginnen staat losse tekst. Die is overgeslagen; exporteer het bestand opnieuw."),
        ("The XML holds no records.", "In de XML staan geen records."),
        ("Export the file again.", "Exporteer het bestand opnieuw."),
        ("A name, attribute or comment in the XML is longer than a megabyte; this is no MARCXML, and nothing after it was read.", "Een naam, attribuut of opmerking in de XML is langer dan een megabyte; dit is geen MARCXML. Wat erna komt is niet gelezen."),
        ("This is the answer of a search service (SRU), an envelope around records. Save the records themselves as MARCXML.", "Dit is het antwoord van een zoekdienst (SRU): een envelop om records heen. Bewaar de records zelf als MARCXML."),
        ("This is the answer of a harvesting service (OAI-PMH), an envelope around records. Save the records themselves as MARCXML.", "Dit is het antwoord van een oogstdienst (OAI-PMH): een envelop om records heen. Bewaar de records zelf als MARCXML."),
        ("This is an XML schema: it describes a kind of file and holds no titles. Choose the file with the records.", "Dit is een XML-schema: het beschrijft een soort bestand en bevat geen titels. Kies het bestand met de records."),
        ("This is MODS, which this program does not read. Ask for MARCXML.", "Dit is MODS. Dat leest dit programma niet. Vraag om MARCXML."),
        ("This is a web page, not a file of records. Ask for MARCXML.", "Dit is een webpagina, geen bestand met records. Vraag om MARCXML."),
        ("This is RDF, which this program does not read. Ask for MARCXML.", "Dit is RDF. Dat leest dit programma niet. Vraag om MARCXML."),
        ("This is XML, but not MARCXML: its outer element is neither collection nor record. Ask for MARCXML.", "Dit is XML, maar geen MARCXML: het buitenste element is geen collection en geen record. Vraag om MARCXML."),
        ("The record is far longer than a record of a title can be. It was skipped.", "Dit record is veel langer dan een record van een titel kan zijn. Het is overgeslagen."),
        ("The record has no leader, so it does not say what it describes. Export this record again.", "Dit record heeft geen leader en zegt dus niet wat het beschrijft. Exporteer dit record opnieuw."),
        ("This is an authority record (a name or subject heading, leader/06 = z), not a title. Export bibliographic records.", "Dit is een thesaurusrecord (een naam of trefwoord, leader/06 = z), geen titel. Exporteer bibliografische records."),
        ("This is a classification record (leader/06 = w), not a title. Export bibliographic records.", "Dit is een classificatierecord (leader/06 = w), geen titel. Exporteer bibliografische records."),
        ("This is a community information record (leader/06 = q), not a title. Export bibliographic records.", "Dit is een record met gemeenschapsinformatie (leader/06 = q), geen titel. Exporteer bibliografische records."),
        ("This is a UNIMARC record (its title stands in 200, not in 245). Ask the supplier for MARC 21.", "Dit is een UNIMARC-record (de titel staat in 200, niet in 245). Vraag de leverancier om MARC 21."),
        ("The supplier marks this record as deleted (leader/05 = d). Withdraw the title if the library still has it.", "De leverancier heeft dit record vervallen verklaard (leader/05 = d). Schrijf de titel af als jullie hem nog hebben."),
        ("The record has no title (field 245).", "Dit record heeft geen titel (veld 245)."),
        ("The title cannot be read: its characters are in an unknown coding. Export this record again in UTF-8.", "De titel is niet te lezen: de tekens staan in een onbekende codering. Exporteer dit record opnieuw in UTF-8."),
        ("a compressed file (gzip)", "een ingepakt bestand (gzip)"),
        ("a zip archive or an Office document", "een zip-bestand of een Office-document"),
        ("a compressed file (bzip2)", "een ingepakt bestand (bzip2)"),
        ("a compressed file (xz)", "een ingepakt bestand (xz)"),
        ("a compressed file (7-Zip)", "een ingepakt bestand (7-Zip)"),
        ("an Office document", "een Office-document"),
    ];

    /// <summary>The sentence in Dutch; one that is not known stays in English.</summary>
    public static string Of(string reason)
    {
        foreach (var (en, nl) in Parts) reason = reason.Replace(en, nl, StringComparison.Ordinal);
        reason = Packed().Replace(reason, "Dit is $1. Pak het uit, of bewaar de records als MARC, en voer de records zelf in.");
        reason = Holdings().Replace(reason, "Dit is een bezitsrecord (exemplaren van een titel, leader/06 = $1), geen titel. Exporteer bibliografische records, met de exemplaren erin.");
        return Broken().Replace(reason, "De XML is stuk of bevat een documenttype op regel $1, positie $2; wat erna komt is niet te lezen.");
    }

    [GeneratedRegex(@"This is ([^.]+)\. Unpack it, or save the records as MARC, and bring in the records themselves\.")]
    private static partial Regex Packed();

    [GeneratedRegex(@"This is a holdings record \(copies of a title, leader/06 = (.)\), not a title\. Export bibliographic records, with the copies in them\.")]
    private static partial Regex Holdings();

    [GeneratedRegex(@"The XML is broken or holds a document type at line (\d+), position (\d+); nothing after it could be read\.")]
    private static partial Regex Broken();
}
