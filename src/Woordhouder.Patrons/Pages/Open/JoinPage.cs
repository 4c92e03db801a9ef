using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Open;

/// <summary>What the steps of enrolment share: the key of the answers, in the path of the page, and the row of steps.</summary>
internal abstract class JoinPage : LibraryPage
{
    /// <summary>Opaque; the answers themselves are on the server.</summary>
    [BindProperty(SupportsGet = true)] public string? Sleutel { get; set; }

    protected string Site => $"{Request.Scheme}://{Request.Host}";

    public string At(string step) => Sleutel is null ? $"/lid-worden/{step}" : $"/lid-worden/{step}/{Sleutel}";

    public IReadOnlyList<(string Word, string? Href)> Steps =>
    [
        (L("Wie", "Who"), At("wie")), (L("Adres", "Address"), At("adres")), (L("Abonnement", "Subscription"), At("abonnement")),
        (L("Controleer", "Check"), At("controleer")), (L("Bevestig", "Confirm"), null),
    ];
}

internal sealed record StepRow(IReadOnlyList<(string Word, string? Href)> Steps, int Now);
