using Microsoft.Playwright;

namespace Woordhouder.Browser.Tests;

/// <summary>Somebody who enrols online, step by step.</summary>
public sealed record Enrolment(ServerProcess Server, string GivenName, string FamilyName, string Email, string BornOn = "12-04-1991")
{
    public const string Password = "regen op het dak van glas";

    /// <summary>From the first page to the page that asks whether everything is right.</summary>
    public async Task FillInAsync(IPage page)
    {
        await page.GoAsync(Server, "/lid-worden");
        await page.PressAsync("Begin");
        await page.WriteAsync("Voornaam", GivenName);
        await page.WriteAsync("Achternaam", FamilyName);
        await page.WriteAsync("Geboortedatum", BornOn);
        await page.PressAsync("Ga verder");
        await page.WriteAsync("Postcode", "1315 AB");
        await page.WriteAsync("Huisnummer", "40");
        await page.WriteAsync("Straat", "Stadhuisplein");
        await page.WriteAsync("Plaats", "Almere");
        await page.WriteAsync("E-mailadres", Email);
        await page.PressAsync("Ga verder");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.PressAsync("Ga verder");
    }
}
