using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Collection.Office;

/// <summary>Titles added, edited and put back by hand.</summary>
public sealed class EditTitleTests
{
    private static Task<MarcRecord> Record(TestLibrary lib, TitleId id) => lib.Look(async t => RecordText.Read(await t.Set<TitleRecord>().Where(r => r.TitleId == id).Select(r => r.Text).FirstAsync()));

    [Theory, BothDatabases]
    public async Task A_field_of_the_form_changes_that_field_and_nothing_else(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var title = await lib.Aanslag();
        var before = await Record(lib, title.Id);
        var form = TitleForm.Of(before);
        form.Publisher = "De Nieuwe Uitgever";
        Assert.True((await lib.Office((EditTitle use) => use.Do(new(title.Id, title.Version, form, null)))).Done);

        var difference = LineDifference.Of(MarcLines.Write(before), MarcLines.Write(await Record(lib, title.Id)));
        Assert.All(difference.Gone.Concat(difference.Come), line => Assert.True(line.StartsWith("264", StringComparison.Ordinal) || line.StartsWith("260", StringComparison.Ordinal), line));
        Assert.Contains("$b De Nieuwe Uitgever", Assert.Single(difference.Come), StringComparison.Ordinal);
        var after = await lib.Aanslag();
        Assert.Equal(("De Nieuwe Uitgever", title.Version + 1), (after.Publisher, after.Version));
        Assert.NotNull(after.EditedAt);
        Assert.Equal(await lib.ItemsOf(title.Id) is { Count: > 0 } items ? items.Count : -1, (await lib.ItemsOf(title.Id)).Count);
    }

    [Theory, BothDatabases]
    public async Task Saving_what_was_there_is_no_step_and_the_second_of_two_editors_is_refused(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var title = await lib.Aanslag();
        var form = TitleForm.Of(await Record(lib, title.Id));
        var steps = (await lib.Office((TitleHistory use) => use.Of(title.Id))).Count;
        Assert.True((await lib.Office((EditTitle use) => use.Do(new(title.Id, title.Version, form, null)))).Done);
        Assert.Equal(steps, (await lib.Office((TitleHistory use) => use.Of(title.Id))).Count);

        form.Subtitle = "roman van de een";
        Assert.True((await lib.Office((EditTitle use) => use.Do(new(title.Id, title.Version, form, null)))).Done);
        // The button pressed twice is no conflict.
        Assert.True((await lib.Office((EditTitle use) => use.Do(new(title.Id, title.Version, form, null)))).Done);
        form.Subtitle = "roman van de ander";
        Assert.Equal("changed-elsewhere", Assert.Single((await lib.Office((EditTitle use) => use.Do(new(title.Id, title.Version, form, null)))).Refusals).Code);
        Assert.Equal("roman van de een", (await lib.Aanslag()).Subtitle);
        Assert.Equal("no-such-title", Assert.Single((await lib.Office((EditTitle use) => use.Do(new(default, 1, form, null)))).Refusals).Code);
    }

    [Theory, BothDatabases]
    public async Task Marc_lines_are_saved_and_a_wrong_line_is_named(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var title = await lib.Aanslag();
        var lines = MarcLines.Write(await Record(lib, title.Id));
        Assert.DoesNotContain("952", lines, StringComparison.Ordinal);
        var wrong = lines + "24 10 $a kort\n655 4 $a geen indicator\n655 #4 zonder code\n952 ## $p 1\n541 ## $a gekregen van iemand\n500 ## $a\n";
        var refused = await lib.Office((EditTitle use) => use.Do(new(title.Id, title.Version, null, wrong)));
        var last = lines.Count(c => c == '\n');
        Assert.Equal(
            [("marc-line-tag", last + 1), ("marc-line-indicators", last + 2), ("marc-line-subfields", last + 3), ("marc-line-copies", last + 4), ("marc-line-not-kept", last + 5)],
            refused.Refusals.Select(r => (r.Code, (int)r.Values.First(v => v.Name == "line").Value!)));

        Assert.True((await lib.Office((EditTitle use) => use.Do(new(title.Id, title.Version, null, lines + "655 #4 $a Oorlogsroman voor {dollar} 5\n")))).Done);
        Assert.True(await lib.Look(t => t.Set<TitleTopic>().AnyAsync(x => x.TitleId == title.Id && x.IsGenre && x.Name == "Oorlogsroman voor $ 5")));
        Assert.NotEmpty(await lib.ItemsOf(title.Id));
        await using var visitor = lib.AsVisitor();
        Assert.Contains((await visitor.Get<FindTitles>().Do(new("oorlogsroman aanslag"))).Lines, l => l.Id == title.Id);
    }

    [Theory, BothDatabases]
    public async Task An_earlier_state_is_put_back_as_a_step_of_its_own(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var title = await lib.Aanslag();
        var before = await Record(lib, title.Id);
        var form = TitleForm.Of(before);
        (form.Title, form.Genres) = ("De aanslagen", "Verkeerd genre");
        Assert.True((await lib.Office((EditTitle use) => use.Do(new(title.Id, title.Version, form, null)))).Done);

        var step = (await lib.Office((TitleHistory use) => use.Of(title.Id)))[0];
        Assert.True(step is { Kind: ChangeKind.Edited, CanRestore: true });
        Assert.Contains(step.Difference!.Come, l => l.Contains("Verkeerd genre", StringComparison.Ordinal));
        Assert.Equal("no-earlier-state", Assert.Single((await lib.Office((RestoreTitle use) => use.Do(new(title.Id, Guid.Empty, title.Version + 1)))).Refusals).Code);
        Assert.Equal("changed-elsewhere", Assert.Single((await lib.Office((RestoreTitle use) => use.Do(new(title.Id, step.Id, title.Version)))).Refusals).Code);
        Assert.True((await lib.Office((RestoreTitle use) => use.Do(new(title.Id, step.Id, title.Version + 1)))).Done);

        Assert.Equal(MarcLines.Write(before), MarcLines.Write(await Record(lib, title.Id)));
        Assert.Equal("De aanslag", (await lib.Aanslag()).Name);
        Assert.Equal([ChangeKind.Undone, ChangeKind.Edited], (await lib.Office((TitleHistory use) => use.Of(title.Id))).Take(2).Select(s => s.Kind));
    }

    [Theory, BothDatabases]
    public async Task A_new_title_is_there_once_however_often_the_button_is_pressed(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var key = Guid.CreateVersion7(lib.Clock.GetUtcNow());
        var form = new TitleForm { Title = "De kat van Almere", Maker = "Poes, Minoes", Material = "large-print", Language = "dut", Year = "2025", Isbns = "978-90-8220-117-8", Genres = "Dierenverhaal", Audience = "adult" };
        var first = await lib.Office((AddTitle use) => use.Do(new(form, null, key)));
        var second = await lib.Office((AddTitle use) => use.Do(new(form, null, key)));
        Assert.Equal(first.Value, second.Value);
        var title = await lib.Look(t => t.Set<Title>().SingleAsync(x => x.Name == "De kat van Almere"));
        Assert.Equal(("large-print", "dut", 2025, "adult", "kat van almere", "Poes, Minoes"), (title.MaterialType, title.Language, title.Year, title.Audience, title.SortName, title.Maker));
        await using var visitor = lib.AsVisitor();
        Assert.Equal(title.Id, (await visitor.Get<FindTitles>().Do(new("9789082201178"))).Only);

        var again = await lib.Office((AddTitle use) => use.Do(new(form, null, Guid.CreateVersion7())));
        Assert.Equal(("title-is-here", "Form.Isbns"), (Assert.Single(again.Refusals).Code, again.Refusals[0].Field));
        var wrong = await lib.Office((AddTitle use) => use.Do(new(new TitleForm { Isbns = "9789082201171", Year = "laatst" }, null, Guid.CreateVersion7())));
        Assert.Equal(["title-needed", "title-year", "title-isbn"], wrong.Refusals.Select(r => r.Code));
    }

    [Theory, BothDatabases]
    public async Task A_record_of_another_catalogue_is_copied_with_its_number_there(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        const string Lines = "LDR 00000nam#a2200000#i#4500\n001 4711\n003 NL-XX\n008 240101s2024####ne############000#1#dut##\n245 10 $a Elders beschreven\n";
        var id = (await lib.Office((AddTitle use) => use.Do(new(null, Lines, Guid.CreateVersion7(lib.Clock.GetUtcNow()), "Eigen catalogus")))).Value;
        var record = await Record(lib, id);
        Assert.Equal("(NL-XX)4711", record.Field("035")!['a']);
        Assert.StartsWith("wh-", record.Control("001"), StringComparison.Ordinal);
        Assert.Equal((ChangeKind.Copied, "Eigen catalogus"), (await lib.Office((TitleHistory use) => use.Of(id))) is [var step] ? (step.Kind, step.What) : default);
    }

    [Fact]
    public void Every_kind_that_the_form_offers_is_read_back_as_that_kind()
    {
        foreach (var id in MaterialCoding.Ids)
        {
            var record = new TitleForm { Title = "Proef", Material = id, Language = "dut", Year = "2024", Audience = id is "map" or "magazine" or "newspaper" ? null : "youth" }.Onto(TitleForm.Blank, new DateOnly(2026, 3, 2)).Value;
            var form = TitleForm.Of(record);
            Assert.Equal((id, "dut", "2024"), (form.Material, form.Language, form.Year));
            foreach (var other in MaterialCoding.Ids) Assert.Equal(other, Material.Of(record.As(other, new DateOnly(2026, 3, 2)), FixedField.Of(record.As(other, new DateOnly(2026, 3, 2))), []).ToKebab());
        }
    }

    [Fact]
    public void A_record_written_as_lines_is_read_back_the_same()
    {
        var record = new MarcRecord
        {
            Leader = "00000nam a2200000 i 4500",
            ControlFields = [new("001", "wh-1"), new("008", "240101s2024    ne            000 1 dut  ")],
            DataFields = [new("245", '1', '3', [new('a', "De # prijs van $5"), new('b', "een {raar} geval")]), new("650", ' ', '4', [new('a', "Geld")])],
        };
        Assert.Equal(RecordText.Write(record), RecordText.Write(MarcLines.Read(MarcLines.Write(record)).Value));
        Assert.Equal("marc-line-leader", Assert.Single(MarcLines.Read("LDR te kort").Refusals).Code);
        Assert.Equal("marc-line-empty", Assert.Single(MarcLines.Read("001 ").Refusals).Code);
        Assert.Equal("marc-too-long", Assert.Single(MarcLines.Read(new string('a', MarcLines.Longest + 1)).Refusals).Code);
    }
}
