using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;

namespace Woordhouder.Patrons.Pages.My;

internal sealed class MyChoicesModel : MyPage
{
    public string? ReadingHistoryText => Consents.ReadingHistoryText(Library, Language);
    public bool AsksWelcomeMail => Library.PurposeRuns(Consents.WelcomeMail);

    public bool AsksReminders => Library.Settings.Overdue.ReminderDays > 0 && Library.PurposeRuns(Lending.Id);

    public Task OnGetAsync(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPostReadingAsync(ReadingHistoryChoice choice, [FromServices] ChooseReadingHistory choose, CancellationToken ct)
    {
        if (!Refused(await choose.Do(new ChooseReadingHistoryRequest(Me, choice, Language), ct))) return Redirect("/mijn/keuzes?klaar=ja");
        await Read(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRemindersAsync(bool wanted, [FromServices] ChooseReminders choose, CancellationToken ct)
    {
        if (!Refused(await choose.Do(new ChooseRemindersRequest(Me, wanted), ct))) return Redirect("/mijn/keuzes?klaar=ja");
        await Read(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostWelcomeAsync(bool wanted, [FromServices] ChooseWelcomeMail choose, CancellationToken ct)
    {
        if (!Refused(await choose.Do(new ChooseWelcomeMailRequest(Me, wanted), ct))) return Redirect("/mijn/keuzes?klaar=ja");
        await Read(ct);
        return Page();
    }
}
