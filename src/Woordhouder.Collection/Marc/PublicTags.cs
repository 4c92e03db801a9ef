using System.Collections.Frozen;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// The fields of MARC 21 (bibliographic format) that may pass, decided from their definitions. Not on the list, and why:
/// <list type="table">
/// <item><term>002, 004, 009, 029, 049, 09X, 59X, 69X, 79X, 9XX</term><description>Local: every library writes there what it likes.</description></item>
/// <item><term>037, 265, 270, 307</term><description>Where and from whom it is to be had: addresses, telephone numbers, persons to ask.</description></item>
/// <item><term>051, 061, 071, 501, 562, 563, 585</term><description>About one library's own copy: its parts, marks, binding, exhibitions.</description></item>
/// <item><term>355, 357, 565, 584</term><description>About who may see it, and about files on cases, which are people.</description></item>
/// <item><term>386</term><description>Groups that makers belong to: sex, origin, religion, health. Special categories, of living people too.</description></item>
/// <item><term>535, 544</term><description>Who keeps the original or what belongs to it, with address.</description></item>
/// <item><term>541, 561</term><description>From whom it came and whose it was: donors, sellers, owners, prices.</description></item>
/// <item><term>542</term><description>Who holds the rights, with how to reach that person.</description></item>
/// <item><term>583</term><description>What staff did to it, and who.</description></item>
/// <item><term>841–855, 857–879, 881–884</term><description>Holdings and the making of the record. Copies come in as our own copies, from 952 and nothing else of it.</description></item>
/// <item><term>885–889</term><description>Whole other records, with anything in them.</description></item>
/// </list>
/// Two rules hold for all fields: one with $5 is about the copy of one institution and stays out, and so does an entry of a person who has to do
/// with a copy and not with the work (former owner, donor, inscriber…).
/// </summary>
internal static class PublicTags
{
    private const string ControlFields = "001 003 005 006 007 008";

    /// <summary>What may pass of a field: all subfields but these, or these only.</summary>
    internal sealed record Rule(string Codes, bool Only)
    {
        public bool Passes(char code) => Codes.Contains(code, StringComparison.Ordinal) == Only;
    }

    private static readonly Rule All = new("", Only: false);

    private static readonly FrozenDictionary<string, Rule> Rules = Make(
        // Numbers, codes and classification of the work.
        (All, "010 013 015 016 017 018 020 022 023 024 025 026 027 028 030 031 032 033 034 035 036 040 041 042 043 044 045 046 047 048"),
        (All, "050 052 055 060 066 070 072 074 080 082 083 084 085 086 088"),
        // Makers: without $u, the affiliation or address of a person.
        (new Rule("u", Only: false), "100 110 111 700 710 711 720 800 810 811"),
        (All, "130 730 740 830 840 400 410 411"),
        // Titles, edition, publication.
        (All, "210 222 240 242 243 245 246 247 250 251 254 255 256 257 258 260 261 262 263 264"),
        // Physical description and form.
        (All, "300 306 310 315 321 334 335 336 337 338 340 341 342 343 344 345 346 347 348 351 352 353 362 363 365 366 370 377 380 381 382 383 384 385 387 388"),
        (All, "440 490"),
        // Notes on the work.
        (All, "500 502 504 505 507 508 510 511 513 514 515 516 518 520 521 522 524 525 530 532 533 534 536 538 545 546 547 550 552 556 567 580 581 586 588"),
        // $c and $e how and by whose leave, $d who may use it.
        (new Rule("cde", Only: false), "506 540"),
        // $x is a note that is not for the public.
        (new Rule("x", Only: false), "526"),
        // $b names where the index is to be had, with address.
        (new Rule("b", Only: false), "555"),
        // Subjects; people here are what the work is about.
        (new Rule("u", Only: false), "600 610 611"),
        (All, "630 647 648 650 651 653 654 655 656 657 658 662 688"),
        // Places, related works.
        (All, "751 752 753 754 758 760 762 765 767 770 772 773 774 775 776 777 780 785 786 787 788"),
        // The address of the work on the web. The rest is how to log in ($h user, $k password, $l logon), whom to ask ($m) and notes ($x, $z).
        (new Rule("u3yq2", Only: true), "856"));

    /// <summary>Roles towards a copy (relator codes, and their words in English and Dutch).</summary>
    private static readonly FrozenSet<string> RolesTowardsCopies = FrozenSet.ToFrozenSet(
    [
        "ann", "ato", "bnd", "dnr", "dpt", "fmo", "ins", "len", "own", "sgn", "sll",
        "annotator", "autographer", "binder", "donor", "depositor", "former owner", "inscriber", "lender", "owner", "current owner", "signer", "seller",
        "annoteerder", "signeerder", "boekbinder", "schenker", "bewaargever", "vorige eigenaar", "vroegere eigenaar", "opdrachtschrijver", "bruikleengever", "eigenaar",
        "ondertekenaar", "verkoper",
    ], StringComparer.OrdinalIgnoreCase);

    public static bool IsControl(string tag) => ControlFields.Contains(tag, StringComparison.Ordinal);

    /// <summary>The rule of a field that may pass, or null.</summary>
    public static Rule? Of(string tag, MarcDataField field) =>
        field.Subfields.Any(s => s.Code == '5') || field.Subfields.Any(s => s.Code is 'e' or 'j' or '4' && IsTowardsCopy(tag, s)) ? null : Rules.GetValueOrDefault(tag);

    private static bool IsTowardsCopy(string tag, MarcSubfield subfield) =>
        tag[1..] is "00" or "10" or "11" or "20" && RolesTowardsCopies.Contains(subfield.Value[(subfield.Value.LastIndexOf('/') + 1)..].Trim(' ', ',', '.', ';', ':', '(', ')', '[', ']'));

    private static FrozenDictionary<string, Rule> Make(params (Rule Rule, string Tags)[] rows) =>
        rows.SelectMany(row => row.Tags.Split(' ').Select(tag => KeyValuePair.Create(tag, row.Rule))).ToFrozenDictionary();
}
