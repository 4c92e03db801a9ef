using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Woordhouder.Patrons.Pages.Open;

internal sealed class JoinAddressModel : JoinPage
{
    public sealed class Home
    {
        public string? Postcode { get; set; }
        public string? HouseNumber { get; set; }
        public string? Addition { get; set; }
        public string? Street { get; set; }
        public string? City { get; set; }
        public string? Email { get; set; }
        public string? Phone { get; set; }
    }

    [BindProperty] public Home Form { get; set; } = new();
    public bool ForChild { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromServices] DraftEnrolment drafts, CancellationToken ct)
    {
        if (await drafts.Find(Sleutel, ct) is not { } draft) return Redirect("/lid-worden");
        ForChild = draft.RepresentativeEmail is not null;
        Form = new Home
        {
            Postcode = draft.Postcode is { } p ? Postcode.Show(p) : null,
            HouseNumber = draft.HouseNumber?.ToString(CultureInfo.InvariantCulture),
            Addition = draft.HouseNumberAddition,
            Street = draft.Street,
            City = draft.City,
            Email = draft.Email,
            Phone = draft.Phone,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] DraftEnrolment drafts, CancellationToken ct)
    {
        if (await drafts.Find(Sleutel, ct) is not { } draft) return Redirect("/lid-worden");
        ForChild = draft.RepresentativeEmail is not null;
        var outcome = await drafts.Address(new AddressStep(Sleutel, Form.Postcode, Form.HouseNumber, Form.Addition, Form.Street, Form.City, Form.Email, Form.Phone), ct);
        return Refused(outcome, "Form.") ? Page() : Redirect(At("abonnement"));
    }
}
