using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Desk;

/// <summary>Guest borrowers: a card for somebody who is here now, and those who still have something.</summary>
[OnlyFor<Lending>]
internal sealed class GuestsModel : LibraryPage
{
    public sealed class GuestForm
    {
        public string? Name { get; set; }
        public bool Adult { get; set; }
    }

    [BindProperty] public GuestForm Form { get; set; } = new();
    [BindProperty(Name = "sleutel")] public Guid? Key { get; set; }
    public Guid NewKey() => Guid.CreateVersion7(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
    public bool LendsToGuests => Library.Settings.ForGuests is not null;
    public IReadOnlyList<GuestLine> Guests { get; private set; } = [];
    /// <summary>The card that was just made, to print and to lend with.</summary>
    public EnrolledGuest? Made { get; private set; }

    public async Task OnGetAsync([FromServices] ShowGuests guests, CancellationToken ct) => Guests = await guests.Do(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] EnrolGuest enrol, [FromServices] ShowGuests guests, CancellationToken ct)
    {
        var outcome = await enrol.Do(new EnrolGuestRequest(Form.Name, Form.Adult, Key ?? NewKey()), ct);
        if (!Refused(outcome, "Form."))
        {
            Made = outcome.Value;
            // The form below is for the next one.
            ModelState.Clear();
            Form = new();
        }
        Guests = await guests.Do(ct);
        return Page();
    }
}
