using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Web.Pages.Admin;

/// <summary>Every part that pages are made of, in each of its states: to look at before a page is made, and after the theme was changed.</summary>
public sealed class PatternsModel : LibraryPage
{
    /// <summary>As long as titles come: what breaks, breaks here first.</summary>
    public const string LongTitle = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, of hoe wij in 's-Hertogenbosch leerden lezen: een geschiedenis in brieven";

    [BindProperty] public string? Postcode { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Answer { get; set; }
    [BindProperty] public bool Agreed { get; set; }

    /// <param name="staat">fout: as after an answer that is not right.</param>
    public void OnGet(string? staat)
    {
        Chrome.KeepsAddress = true;
        if (staat != "fout") return;
        Postcode = "1315";
        ModelState.AddModelError(nameof(Postcode), L("Vul een postcode in, bijvoorbeeld 1315 AB.", "Enter a postcode, for example 1315 AB."));
        ModelState.AddModelError(nameof(Answer), L("Kies ja of nee.", "Choose yes or no."));
    }
}
