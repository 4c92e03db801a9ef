using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Web.Pages.Open;

/// <summary>What happened, what you can do, where to call; never a stack, never a value, an id to quote when it was our fault.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : LibraryPage
{
    public string Heading { get; private set; } = "";
    public string What { get; private set; } = "";
    public string Next { get; private set; } = "";
    public string? Quote { get; private set; }

    public void OnGet(int? code) => Show(code);
    public void OnPost(int? code) => Show(code);
    public void OnHead(int? code) => Show(code);

    private void Show(int? code)
    {
        var error = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        // A purpose that the statement leaves out has no pages; somebody without training is told what to do.
        if (error is PurposeOffException) code = 404;
        if (error is TrainingRequiredException) { Response.Redirect("/balie/training"); return; }
        // Who types this address in has met no error.
        Response.StatusCode = code ?? (error is null ? 404 : 500);
        var phone = Chrome.Library.Runs ? Chrome.Library.Word.Statement.Controller.Phone : "";
        (Heading, What, Next) = Response.StatusCode switch
        {
            404 => (L("Deze pagina is er niet", "There is no such page"), L("Het adres klopt niet, of de pagina is verhuisd.", "The address is not right, or the page has moved."), L("Kijk het adres na, of begin opnieuw.", "Check the address, or start again.")),
            403 => (L("Hier mag je niet bij", "You may not open this"), L("Deze pagina hoort bij een andere rol.", "This page belongs to another role."), L("Denk je dat dit niet klopt? Vraag het de beheerder.", "Do you think this is not right? Ask the administrator.")),
            400 => (L("Dit formulier is verlopen", "This form has expired"), L("Je was even weg, of het formulier stond al te lang open. Er is niets gewijzigd.", "You were away, or the form was open too long. Nothing changed."), L("Ga terug, ververs de pagina en verstuur het opnieuw.", "Go back, reload the page and send it again.")),
            410 => (L("Deze pagina is weg", "This page is gone"), L("Wat hier stond, is gewist of gestopt. Het komt niet terug.", "What stood here was erased or ended. It does not come back."), L("Begin opnieuw, of zoek in de catalogus.", "Start again, or search the catalogue.")),
            503 => (L("Even niet bereikbaar", "Not available for a moment"), L("Wij zijn bezig. Er is niets gewijzigd.", "We are at work. Nothing changed."), L($"Probeer het over een paar minuten opnieuw, of bel {phone}.", $"Try again in a few minutes, or call {phone}.")),
            429 => (L("Even wachten", "Please wait"), L("Er kwamen te veel verzoeken achter elkaar.", "There were too many requests in a row."), L("Probeer het over een paar minuten opnieuw.", "Try again in a few minutes.")),
            _ => (L("Dit ging bij ons mis", "Something went wrong on our side"), L("Er is niets gewijzigd.", "Nothing changed."), L($"Probeer het nog eens, of bel {phone}.", $"Try again, or call {phone}.")),
        };
        if (Response.StatusCode == 500) Quote = Activity.Current?.TraceId.ToString()[..8] ?? HttpContext.TraceIdentifier;
    }
}
