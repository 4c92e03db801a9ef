using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Privacy.Pages.My;

/// <summary>The rights that follow from the bases of what this library does (D17), each with the button that uses it. All of them are free.</summary>
internal sealed class MyRightsModel : LibraryPage
{
    public IReadOnlyList<OfferedRight> Offered { get; private set; } = [];
    /// <summary>Restrictions that run now.</summary>
    public int Restrictions { get; private set; }
    /// <summary>Who reads this acts for somebody else (D5).</summary>
    public bool ForSomebodyElse { get; private set; }

    public async Task OnGetAsync([FromServices] Actor actor, [FromServices] For<Contracts.Rights> data, CancellationToken ct)
    {
        var person = actor.For!.Value;
        Offered = RightsOffered.Of(Library.Word);
        Restrictions = await data.Set<RestrictionRow>().CountAsync(r => r.PersonId == person && r.EndedAt == null, ct);
        ForSomebodyElse = actor.For != actor.Person;
    }

    public (string Title, string Say, string Button, string Href) Words(RightKind kind) => kind switch
    {
        RightKind.Access => (L("Inzien", "See"), L("Bekijk alles wat wij van je weten, en download het.", "See everything we know about you, and download it."), L("Bekijk mijn gegevens", "See my data"), "/mijn/gegevens/inzage"),
        RightKind.Rectification => (L("Verbeteren", "Correct"), L("Staat er iets fout? Zet het zelf recht.", "Is something wrong? Put it right yourself."), L("Wijzig mijn gegevens", "Change my data"), "/mijn/gegevens"),
        RightKind.Erasure => (L("Wissen", "Erase"), L("Laat wissen wat wij niet meer nodig hebben. Je ziet eerst wat weg gaat en wat blijft.", "Have erased what we no longer need. You first see what goes and what stays."), L("Bekijk wat er gewist wordt", "See what would be erased"), "/mijn/rechten/wissen"),
        RightKind.Restriction => (L("Stilzetten", "Put on hold"), L("Laat ons je gegevens bewaren maar niet gebruiken.", "Let us keep your data without using them."), L("Zet gegevens stil", "Put data on hold"), "/mijn/rechten/stilzetten"),
        RightKind.Portability => (L("Meenemen", "Take with you"), L("Download wat je ons gaf en wat door jouw gebruik ontstond, als bestand voor een ander systeem.", "Download what you gave us and what your use brought about, as a file for another system."), L("Download om mee te nemen", "Download to take with you"), "/mijn/gegevens/meenemen.json"),
        RightKind.Objection => (L("Bezwaar maken", "Object"), L("Wil je niet dat wij dit doen? Zeg het.", "Do you not want us to do this? Say so."), L("Mail je bezwaar", "E-mail your objection"), "mailto:" + Library.Word.Statement.Controller.PrivacyMailbox),
        _ => (L("Toestemming intrekken", "Withdraw consent"), L("Zei je ja? Dan kun je elke dag nee zeggen. Dat geldt meteen.", "Did you say yes? You can say no on any day. It applies at once."), L("Naar mijn keuzes", "To my choices"), "/mijn/keuzes"),
    };

    public string AppliesTo(OfferedRight right) => right.Purposes.Count == 0 ? "" : Wording.Sentence([.. right.Purposes.Select(p => p.Label.In(Language))], Language);
}
