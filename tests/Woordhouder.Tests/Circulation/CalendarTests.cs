using System.Globalization;
using System.Net;
using System.Text;
using Woordhouder.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation;

/// <summary>Reads iCalendar by the letter of RFC 5545 and knows none of the writer's code.</summary>
internal static class StrictCalendar
{
    internal sealed record Property(string Name, string Parameters, string Value);

    public static List<List<Property>> Events(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = text[..^2].Split("\r\n");
        Assert.All(lines, l => Assert.DoesNotContain(l, c => c is '\r' or '\n' || (char.IsControl(c) && c != '\t')));
        Assert.All(lines, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 1, 75));
        // Folding may not split a character: half a surrogate pair would not survive this.
        Assert.Equal(text, new UTF8Encoding(false, true).GetString(new UTF8Encoding(false, true).GetBytes(text)));
        var properties = new List<Property>();
        foreach (var line in text[..^2].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n"))
        {
            var (head, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            var name = head.Split(';')[0];
            Assert.Matches("^[A-Z-]+$", name);
            properties.Add(new Property(name, head[name.Length..], value));
        }
        Assert.Equal(("BEGIN", "VCALENDAR"), (properties[0].Name, properties[0].Value));
        Assert.Equal(("END", "VCALENDAR"), (properties[^1].Name, properties[^1].Value));
        Assert.Equal("2.0", Assert.Single(properties, p => p.Name == "VERSION").Value);
        Assert.NotEmpty(Assert.Single(properties, p => p.Name == "PRODID").Value);
        var events = new List<List<Property>>();
        List<Property>? now = null;
        foreach (var p in properties)
            switch (p)
            {
                case { Name: "BEGIN", Value: "VEVENT" }: Assert.Null(now); now = []; break;
                case { Name: "END", Value: "VEVENT" }: events.Add(now!); now = null; break;
                default: now?.Add(p); break;
            }
        Assert.Null(now);
        foreach (var e in events)
        {
            Assert.Equal(e.Count, e.Select(p => p.Name).Distinct().Count());
            Assert.Matches("^[0-9]{8}T[0-9]{6}Z$", Of(e, "DTSTAMP"));
            Assert.Equal(";VALUE=DATE", e.Single(p => p.Name == "DTSTART").Parameters);
            Assert.Equal(Day(Of(e, "DTSTART")).AddDays(1), Day(Of(e, "DTEND")));
        }
        Assert.Equal(events.Count, events.Select(e => Of(e, "UID")).Distinct().Count());
        return events;
    }

    public static string Of(List<Property> e, string name) => Unescape(e.Single(p => p.Name == name).Value);

    public static DateOnly Day(string value) => DateOnly.ParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A TEXT value: after a backslash only these four; a comma or semicolon only behind one.</summary>
    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            Assert.DoesNotContain(value[i], ",;");
            text.Append(value[i] != '\\' ? value[i] : value[++i] switch { 'n' or 'N' => '\n', '\\' or ',' or ';' => value[i], var c => throw new FormatException($"\\{c}") });
        }
        return text.ToString();
    }
}

public sealed class ICalendarTests
{
    [Theory]
    [InlineData("Komma, puntkomma; schuin \\ en \"dubbel\"")]
    [InlineData("Een titel die veel langer is dan de vijfenzeventig octetten die op één regel passen, met é, ë, ‘aanhalingstekens’ en 𝄞 muzieksleutels 𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞 erin")]
    [InlineData("regel één\nregel twee")]
    public void What_is_written_reads_back_the_same(string words)
    {
        var text = ICalendar.Write("-//Bibliotheek//Test//NL", "Bibliotheek, Almere", TestLibrary.Start, [new CalendarEntry("1@x", new DateOnly(2026, 12, 31), words, words)]);
        var entry = Assert.Single(StrictCalendar.Events(text));
        Assert.Equal((words, words, new DateOnly(2026, 12, 31)), (StrictCalendar.Of(entry, "SUMMARY"), StrictCalendar.Of(entry, "DESCRIPTION"), StrictCalendar.Day(StrictCalendar.Of(entry, "DTSTART"))));
    }

    [Fact]
    public void The_reader_sees_a_line_that_is_too_long_or_not_escaped()
    {
        const string Good = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260302T090000Z\r\nDTSTART;VALUE=DATE:20260302\r\nDTEND;VALUE=DATE:20260303\r\nSUMMARY:a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        Assert.Equal("a", StrictCalendar.Of(StrictCalendar.Events(Good).Single(), "SUMMARY"));
        Assert.ThrowsAny<Exception>(() => StrictCalendar.Events(Good.Replace("SUMMARY:a", "SUMMARY:" + new string('a', 70), StringComparison.Ordinal)));
        Assert.ThrowsAny<Exception>(() => StrictCalendar.Of(StrictCalendar.Events(Good.Replace("SUMMARY:a", "SUMMARY:a,b", StringComparison.Ordinal)).Single(), "SUMMARY"));
        Assert.ThrowsAny<Exception>(() => StrictCalendar.Events(Good.Replace("DTEND;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260302", StringComparison.Ordinal)));
    }
}

public sealed class CalendarFeedTests
{
    private static async Task<string> Make(TestLibrary lib, PersonId patron, bool? titles = null)
    {
        await using var member = lib.AsMember(patron);
        return (await member.Get<MakeCalendarLink>().Do(new MakeCalendarLinkRequest(patron, titles, "nl"))).Value;
    }

    private static async Task<string?> Feed(TestLibrary lib, string secret)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<CalendarFeed>().Of(secret);
    }

    [Theory, BothDatabases]
    public async Task It_has_one_entry_for_each_due_day_and_titles_only_by_choice(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, other) = (await lib.Patron(), await lib.Patron());
        await lib.Lend(patron, await lib.Item(material: "dvd"));
        for (var n = 0; n < 3; n++) await lib.Lend(patron, await lib.Item());
        await lib.Lend(other, await lib.Item());
        var back = await lib.Item();
        await lib.Lend(patron, back);
        await lib.TakeBack(back);
        lib.Clock.Advance(TimeSpan.FromDays(10));
        var secret = await Make(lib, patron);

        var text = (await Feed(lib, secret))!;
        var events = StrictCalendar.Events(text);
        Assert.Equal(["Te laat: 1 ding terug naar de bibliotheek", "3 dingen terug naar de bibliotheek"], events.Select(e => StrictCalendar.Of(e, "SUMMARY")));
        Assert.Equal([new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 23)], events.Select(e => StrictCalendar.Day(StrictCalendar.Of(e, "DTSTART"))));
        Assert.DoesNotContain("Momo", text, StringComparison.Ordinal);
        Assert.DoesNotContain(patron.Value.ToString("N"), text.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(text, await Feed(lib, secret));

        await using (var member = lib.AsMember(patron)) Assert.True((await member.Get<ChooseCalendarTitles>().Do(new ChooseCalendarTitlesRequest(patron, true))).Done);
        Assert.Contains("Momo en de tijdspaarders", StrictCalendar.Of(StrictCalendar.Events((await Feed(lib, secret))!)[0], "DESCRIPTION"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_new_address_stops_the_old_one_and_turning_it_off_stops_both(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        var first = await Make(lib, patron, titles: true);
        var second = await Make(lib, patron);
        Assert.Null(await Feed(lib, first));
        Assert.NotNull(await Feed(lib, second));
        Assert.DoesNotContain(await lib.Raw("SELECT secret_hash FROM calendar_link"), r => (string)r[0]! == second);
        Assert.True(Convert.ToBoolean((await lib.Raw("SELECT with_titles FROM calendar_link"))[0][0], CultureInfo.InvariantCulture));
        await using (var member = lib.AsMember(patron)) Assert.True((await member.Get<RemoveCalendarLink>().Do(new RemoveCalendarLinkRequest(patron))).Done);
        Assert.Null(await Feed(lib, second));
        await using (var member = lib.AsMember(patron)) Assert.Equal(["calendar-off"], (await member.Get<ChooseCalendarTitles>().Do(new ChooseCalendarTitlesRequest(patron, true))).Codes());
    }

    [Theory, BothDatabases]
    public async Task It_ends_with_the_membership_stands_still_with_a_restriction_and_is_ones_own(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, restricted) = (await lib.Patron(), await lib.Patron());
        var (secret, still) = (await Make(lib, patron), await Make(lib, restricted));
        await using (var scope = lib.AsLibrary()) await scope.Get<CalendarEndsWithMembership>().Handle(new MembershipEnded(patron, lib.Today), default);
        Assert.Null(await Feed(lib, secret));
        await lib.Restrict(restricted);
        Assert.Null(await Feed(lib, still));
        await using var parent = lib.AsMember(TypedId.New<PersonId>(lib.Clock), patron);
        Assert.Equal(["calendar-own-only"], (await parent.Get<MakeCalendarLink>().Do(new MakeCalendarLinkRequest(patron, null, "nl"))).Codes());
    }

    [Theory, BothDatabases]
    public async Task The_report_says_that_there_is_an_address_and_erasure_takes_it(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol();
        var secret = await Make(lib, person);
        await using (var member = lib.AsMember(person))
        {
            var report = ReportDocument.JsonText(await member.Get<AccessReport>().Of(person, "nl"));
            Assert.Contains("Agenda-adres", report, StringComparison.Ordinal);
            Assert.DoesNotContain(CalendarLink.HashOf(secret), report, StringComparison.Ordinal);
        }
        await using (var member = lib.AsMember(person)) Assert.True((await member.Get<Erase>().Do(person)).Done);
        Assert.Empty(await lib.Raw("SELECT 1 FROM calendar_link"));
    }

    [Fact]
    public async Task An_app_fetches_it_again_only_when_it_changed_and_a_wrong_address_says_nothing()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var (person, _) = await lib.Enrol();
        var secret = await Make(lib, person);
        using var app = await lib.Browse();
        var answer = await app.GetAsync($"/agenda/{secret}.ics");
        Assert.Equal((HttpStatusCode.OK, "text/calendar; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        Assert.Equal("max-age=3600, private", string.Join(", ", answer.Headers.CacheControl!.ToString().Split(", ").Order()));
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Empty(StrictCalendar.Events(await answer.Content.ReadAsStringAsync()));
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/agenda/{secret}.ics");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await app.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/agenda/fout.ics")).StatusCode);
        for (var n = 0; n < 60; n++) await app.GetAsync("/agenda/fout.ics");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await app.GetAsync($"/agenda/{secret}.ics")).StatusCode);
    }
}
