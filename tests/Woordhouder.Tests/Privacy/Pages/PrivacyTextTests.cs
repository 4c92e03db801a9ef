using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Texts;
using Woordhouder.Privacy.Pages.My;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Pages;

public sealed class PrivacyTextTests
{
    [Fact]
    public async Task Every_table_column_category_and_piece_of_evidence_has_a_name_in_both_languages()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var texts = lib.App.Services.GetRequiredService<TextBook>();
        var registry = lib.App.Services.GetRequiredService<ProgramFactsReader>().Registry;
        var needed = registry.Tables.Select(t => "table." + t.Table)
            .Concat(registry.Tables.SelectMany(t => t.Columns.Where(c => c.Mark is not null).Select(c => $"{t.Table}.{c.Column}")))
            .Concat(registry.Tables.SelectMany(t => t.Marks.Where(m => m.Mark.OnErasure == Erasure.Keep).Select(m => m.Mark.KeptBecause!)))
            .Concat(Enum.GetValues<Category>().Select(c => "category." + c.ToKebab()))
            .Concat(lib.App.Services.GetServices<IEvidence>().Select(e => "evidence." + e.Id))
            .Concat(lib.Library.Word.Statement.Clauses.Values.SelectMany(c => c.Evidence).Select(e => "evidence." + e));
        Assert.DoesNotContain(needed.Distinct(), id => !texts.Has(id));
    }

    [Fact]
    public async Task The_rights_offered_follow_from_the_bases_of_what_runs()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var rights = RightsOffered.Of(lib.Library.Word).ToDictionary(r => r.Kind, r => r.Purposes.Select(p => p.Id).ToList());
        Assert.Contains("lending", rights[RightKind.Portability]);
        Assert.DoesNotContain("retention", rights[RightKind.Portability]);
        Assert.Equal(["institutions", "library-statistics"], rights[RightKind.Objection]);
        Assert.Equal(["reading-history"], rights[RightKind.Withdrawal]);
    }

    [Theory]
    [InlineData("file", true)]
    [InlineData("purpose:lending", true)]
    [InlineData("field:patron_name", true)]
    [InlineData("purpose:", false)]
    [InlineData("everything", false)]
    [InlineData(null, false)]
    public void A_choice_of_what_to_restrict_is_read_whole_or_not_at_all(string? what, bool good) => Assert.Equal(good, MyRestrictModel.Parse(what) is not null);
}
