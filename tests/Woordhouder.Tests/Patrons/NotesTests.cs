using System.Net;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

/// <summary>Notes for the next visit, each with a last day of its own (D13).</summary>
public sealed class NotesTests
{
    private const string Words = "Er ligt een bril voor je.";

    [Theory, BothDatabases]
    public async Task It_is_shown_on_its_last_day_and_gone_the_night_after(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        Assert.True((await lib.Write(made.Person, Words, "16 maart 2026")).Done);
        await lib.GoTo(new DateOnly(2026, 3, 16));
        Assert.Equal([Words], await lib.Shown(made.Person));
        lib.Clock.MoveTo(lib.Library.StartOf(new DateOnly(2026, 3, 17)).AddMinutes(5));
        Assert.Empty(await lib.Shown(made.Person));
        await lib.GoTo(new DateOnly(2026, 3, 18));
        Assert.Empty(await lib.Raw("SELECT 1 FROM patron_note"));
    }

    [Theory]
    [BothDatabasesWith("ab", "16-3-2026", "note-words")]
    [BothDatabasesWith("", "", "note-words note-last-day")]
    [BothDatabasesWith(Words, "1-3-2026", "note-last-day")]
    [BothDatabasesWith(Words, "3-3-2027", "note-last-day")]
    [BothDatabasesWith(Words, "ooit", "note-last-day")]
    [BothDatabasesWith(Words, "2-3-2026", "")]
    [BothDatabasesWith(Words, "2-3-27", "")]
    public async Task It_says_something_and_ends_within_a_year(Engine engine, string words, string lastDay, string refused)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        var outcome = await lib.Write(made.Person, words, lastDay);
        Assert.Equal(refused, string.Join(' ', outcome.Refusals.Select(r => r.Code)));
        Assert.Equal(refused == "" ? 1 : 0, (await lib.Shown(made.Person)).Count);
    }

    [Theory, BothDatabases]
    public async Task A_form_that_is_sent_again_makes_no_second_note_and_one_that_is_gone_says_so(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (made, key) = (await lib.Enrol(), Guid.CreateVersion7());
        for (var times = 0; times < 2; times++) Assert.True((await lib.Write(made.Person, Words, "16-3-2026", key)).Done);
        Assert.Single(await lib.Shown(made.Person));
        Assert.Equal(Words, (await lib.Desk((TakeNoteAway u) => u.Do(new TakeNoteAwayRequest(made.Person, key)))).Value.Words);
        Assert.Equal("note-gone", Assert.Single((await lib.Desk((TakeNoteAway u) => u.Do(new TakeNoteAwayRequest(made.Person, key)))).Refusals).Code);
        Assert.Empty(await lib.Shown(made.Person));
    }

    [Theory, BothDatabases]
    public async Task The_desk_reads_it_when_somebody_borrows_a_volunteer_does_not_and_the_member_does(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var made = await lib.Enrol();
        await using (var volunteer = lib.AsStaff("volunteer"))
            Assert.Equal("desk-only", Assert.Single((await volunteer.Get<WriteNote>().Do(new WriteNoteRequest(made.Person, Words, "16-3-2026", Guid.CreateVersion7()))).Refusals).Code);
        await lib.Write(made.Person, Words, "16-3-2026");
        foreach (var (role, reads) in new[] { ("desk", true), ("back-office", true), ("volunteer", false) })
        {
            using var desk = new DeskForms(await lib.BrowseAs(role));
            await desk.Open("/balie/uitlenen");
            Assert.Equal(reads, WebUtility.HtmlDecode(await desk.Send("/balie/uitlenen", ("scan", made.Card.Value))).Contains(Words, StringComparison.Ordinal));
        }
        using var member = new DeskForms(await lib.BrowseAs(made.Person));
        Assert.Contains(Words, WebUtility.HtmlDecode(await member.Open("/mijn/gegevens")), StringComparison.Ordinal);
        Assert.Contains(Words, WebUtility.HtmlDecode(await member.Open("/mijn/gegevens/inzage")), StringComparison.Ordinal);
    }
}

internal static class NotesLibrary
{
    public static Task<Outcome<Nothing>> Write(this TestLibrary lib, PersonId person, string words, string lastDay, Guid? key = null) =>
        lib.Desk((WriteNote u) => u.Do(new WriteNoteRequest(person, words, lastDay, key ?? Guid.CreateVersion7())));

    /// <summary>As the desk sees them while somebody borrows: the record is open.</summary>
    public static async Task<IReadOnlyList<string>> Shown(this TestLibrary lib, PersonId person)
    {
        await using var desk = lib.AsStaff("desk");
        Assert.True(await desk.Get<Woordhouder.Platform.Data.For<Woordhouder.Contracts.Lending>>().Open(person, default));
        return await desk.Get<IPatronNotes>().Of(person);
    }
}
