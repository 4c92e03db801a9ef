using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Architecture;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Rights;

/// <summary>A report in codes is not the intelligible form of AVG art. 12(1). What is stored under a name has its words in both languages, discovered from the model.</summary>
public sealed class ValueWordsTests
{
    [Fact]
    public void Every_member_of_an_enumeration_about_people_has_words()
    {
        using var db = Models.Sqlite();
        var texts = ClassificationTests.TheTexts();
        var kinds = Registry.Of(db.Model).Tables.SelectMany(t => t.Columns).Where(c => c.Mark is { Secret: false }).Select(PersonRows.Kind).Where(k => k.IsEnum).Distinct().ToList();
        Assert.True(kinds.Count > 8);
        Assert.Empty(kinds.SelectMany(k => Enum.GetNames(k).Select(n => ValueWords.IdOf(k, n))).Where(id => !texts.Has(id)));
    }

    [Fact]
    public void Every_mail_has_a_name_that_stays_when_its_text_is_gone()
    {
        var texts = ClassificationTests.TheTexts();
        var templates = texts.Ids.Where(id => id.StartsWith("mail.", StringComparison.Ordinal) && id.EndsWith(".subject", StringComparison.Ordinal) && id.Count(c => c == '.') == 2).Select(id => id.Split('.')[1]).ToList();
        Assert.True(templates.Count > 20);
        Assert.Empty(templates.Where(t => !texts.Has($"value.template.{t}")));
    }

    [Theory, BothDatabases]
    public async Task Nobody_reads_a_code_in_their_own_report(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol(history: ReadingHistoryChoice.Keep);
        await lib.Enrol("Postma", bornOn: "1-1-2015");
        var (settings, statement) = (lib.Library.Settings, lib.Library.Word.Statement);
        var codes = new HashSet<string>([.. settings.Branches.Select(b => b.Id), .. settings.Subscriptions.Select(s => s.Id), .. statement.Purposes.Keys, .. MaterialTypes.Ids, "service", "nl", "Keep", "Undecided", "NotSaid"]);
        await using var scope = lib.AsMember(person);
        foreach (var language in new[] { "nl", "en" })
        {
            // "desk" is a place in Dutch and a word in English.
            var report = await scope.Get<AccessReport>().Of(person, language);
            Assert.Empty(report.Sections.SelectMany(s => s.Rows.SelectMany(r => r.Select((value, i) => (s.Columns[i], value)))).Where(v => codes.Contains(v.value) || v.value == "desk" && language == "nl" || Guid.TryParse(v.value, out _)));
            Assert.Contains(report.Sections, s => s.Empty.Count > 0 && s.Filled.Count + s.Empty.Count == s.Columns.Count);
        }
    }

    [Theory]
    [InlineData("Branch", "stad", "Stad")]
    [InlineData("MaterialType", "music-cd", "Muziek-cd")]
    [InlineData("GenreGroup", "history", "Geschiedenis en levensverhalen")]
    [InlineData("Purpose", "reading-history", "je leesgeschiedenis bewaren")]
    [InlineData("Target", "patron_contact.phone", "Telefoon")]
    [InlineData("Role", "back-office", "kantoor")]
    [InlineData("Street", "book", "book")]
    [InlineData("Branch", "gesloten filiaal", "gesloten filiaal")]
    public async Task A_name_in_a_file_is_said_in_words_and_what_somebody_wrote_stays(string property, string value, string said)
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        await using var scope = lib.AsLibrary();
        Assert.Equal(said, scope.Get<ValueWords>().OfText(property, value, "nl"));
    }

    [Theory, BothDatabases]
    public async Task A_machine_that_takes_the_data_along_reads_names_and_not_words(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol(history: ReadingHistoryChoice.Keep);
        await using var scope = lib.AsMember(person);
        var package = (await scope.Get<Portability>().Of(person)).ToJsonString();
        Assert.Contains("\"keep\"", package, StringComparison.Ordinal);
        Assert.DoesNotContain("bewaren", package, StringComparison.Ordinal);
    }
}
