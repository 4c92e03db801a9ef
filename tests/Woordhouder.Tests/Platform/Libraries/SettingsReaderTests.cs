using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Platform.Libraries;

/// <summary>What start-up says of loan rules and opening days that cannot be meant: the line of the file, what is wrong, what to do.</summary>
public sealed class SettingsReaderTests
{
    private const string Last = "  - {days: 21, renewals: 2}";

    private static string Almere => File.ReadAllText(Repository.Path("libraries", "almere", "settings.yaml"));

    private static string With(string old, string @new)
    {
        Assert.Equal(2, Almere.Split(old).Length);
        return Almere.Replace(old, @new, StringComparison.Ordinal);
    }

    private static int LineOf(string yaml, string part) => yaml[..yaml.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    private static void Refused(string yaml, string at, string says)
    {
        var (settings, complaints) = SettingsReader.Read(yaml);
        Assert.Null(settings);
        Assert.Contains(complaints, c => c.Place.File == "settings.yaml" && c.Place.Line == LineOf(yaml, at) && c.Wrong.Contains(says, StringComparison.Ordinal) && c.ToDo.Length > 0);
    }

    [Theory]
    [InlineData("for: guests\n    name", "for: visitors\n    name", "'for: visitors' is nobody")]
    [InlineData("for: institutions", "for: guests", "two subscriptions are for guests")]
    [InlineData("maxLoans: 3\n    maxHolds: 0", "maxLoans: 3\n    maxHolds: 1", "has a fee or holds")]
    public void A_subscription_for_others_that_cannot_be_meant_is_refused(string old, string @new, string says) =>
        Refused(With(old, @new), says.StartsWith('\'') ? @new : "  - id: jeugd", says);

    private static void RuleRefused(string rule, string says) => Refused(With(Last, $"  - {rule}\n{Last}"), rule, says);

    [Fact]
    public void The_demo_librarys_settings_are_accepted_with_the_lines_of_their_rules()
    {
        var (settings, complaints) = SettingsReader.Read(Almere);
        Assert.Empty(complaints);
        Assert.All(settings!.Loans.Rules, r => Assert.Contains("days: " + r.Days, Almere.Split('\n')[r.Line - 1], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{subscription: goud, days: 14, renewals: 1}", "'goud' is no subscription")]
    [InlineData("{material: papyrus, days: 14, renewals: 1}", "'papyrus' is no material")]
    [InlineData("{branch: poort, days: 14, renewals: 1}", "'poort' is no branch")]
    [InlineData("{material: map, days: 0, renewals: 1}", "a loan of 0 days")]
    [InlineData("{material: map, days: 366, renewals: 1}", "a loan of 366 days")]
    [InlineData("{material: map, days: lang, renewals: 1}", "'days: lang' is not a whole number")]
    [InlineData("{material: map, renewals: 1}", "'days' is missing")]
    [InlineData("{material: map, days: 14, renewals: 1, limit: 0}", "a limit of 0")]
    [InlineData("{material: map, days: 14, renewals: 1, boete: 2}", "unknown key 'boete'")]
    [InlineData("{material: dvd, branch: haven, days: 14, renewals: 1}", "never reached: line")]
    [InlineData("{material: magazine, days: 7, renewals: 1}", "the same as line")]
    public void A_rule_that_cannot_be_meant_is_refused_at_its_line(string rule, string says) => RuleRefused(rule, says);

    [Fact]
    public void A_rule_that_only_several_lines_together_cover_is_never_reached_either()
    {
        var rules = string.Join('\n', new[] { "stad", "buiten", "haven" }.Select(b => $"  - {{material: map, branch: {b}, days: 7, renewals: 1}}").Append("  - {material: map, days: 9, renewals: 1}"));
        Refused(With(Last, $"{rules}\n{Last}"), "{material: map, days: 9", "lines before it fit all of it");
    }

    [Fact]
    public void Rules_of_which_none_fits_everything_are_refused() => Refused(With(Last + "\n", ""), "  - {subscription: school", "no line of 'loans' fits everything");

    [Theory]
    [InlineData("monday: 12:00-20:00", "monday: 20:00-12:00", "is no opening time")]
    [InlineData("monday: 12:00-20:00", "monday: vanaf 10", "is no opening time")]
    [InlineData("wednesday: 10:00-12:30, 13:30-17:30", "wednesday: 10:00-13:30, 13:00-17:30", "is no opening time")]
    [InlineData("monday: 12:00-20:00", "maandag: 12:00-20:00", "unknown key 'maandag'")]
    [InlineData("{day: 2026-09-14,", "{day: 14-9-2026,", "is not a day")]
    [InlineData("until: 2026-12-30", "until: 2026-12-01", "closed until 2026-12-01, which is before 2026-12-28")]
    [InlineData("{day: koningsdag}", "{day: kwartjesdag}", "'kwartjesdag' is no holiday")]
    [InlineData("{day: kerstavond, closesAt: 17:00}", "{day: kerstavond, closesAt: vijf uur}", "is not a time")]
    public void An_opening_day_that_cannot_be_meant_is_refused_at_its_line(string old, string @new, string says) => Refused(With(old, @new), @new, says);

    [Fact]
    public void Closed_days_of_an_unknown_branch_are_refused() => Refused(With("2026-12-30, branch: haven", "2026-12-30, branch: poort"), "- {day: 2026-09-14", "'poort', which is no branch");

    [Fact]
    public void Loan_rules_know_exactly_the_materials_of_the_collection() =>
        Assert.Equal(Enum.GetValues<Woordhouder.Collection.Marc.MaterialType>().Select(m => m.ToKebab()).Order(StringComparer.Ordinal), MaterialTypes.Ids.Order(StringComparer.Ordinal));
}
