using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Platform.Libraries;

/// <summary>What is due on which day, and what start-up says of overdue settings that cannot be meant.</summary>
public sealed class OverdueSettingsTests
{
    private static string Almere => File.ReadAllText(Repository.Path("libraries", "almere", "settings.yaml"));

    private static OverdueSettings Read(string yaml) => SettingsReader.Read(yaml) is ({ } settings, { Count: 0 }) ? settings.Overdue : throw new InvalidOperationException("refused");

    /// <summary>Due on Monday 2 March 2026; reminder 3 days before, notices after 7, 14 and 28 days, lost after 42.</summary>
    [Theory]
    [InlineData("2026-02-26", null)]
    [InlineData("2026-02-27", 0)]
    [InlineData("2026-03-02", 0)]
    [InlineData("2026-03-03", null)]
    [InlineData("2026-03-08", null)]
    [InlineData("2026-03-09", 1)]
    [InlineData("2026-03-15", 1)]
    [InlineData("2026-03-16", 2)]
    [InlineData("2026-03-30", 3)]
    [InlineData("2026-04-12", 3)]
    [InlineData("2026-04-13", OverdueSettings.Billed)]
    public void The_step_of_a_day_follows_from_the_due_date(string today, int? step) =>
        Assert.Equal(step, Read(Almere).StepOn(DateOnly.ParseExact(today, "yyyy-MM-dd"), new DateOnly(2026, 3, 2)));

    [Fact]
    public void The_first_line_that_fits_material_and_price_class_counts()
    {
        var overdue = Read(Almere);
        Assert.Equal((new Money(2500), new Money(6000), new Money(2000)), (overdue.RuleFor("dvd", "kunstboek").Replacement, overdue.RuleFor("book", "kunstboek").Replacement, overdue.RuleFor("book", "").Replacement));
    }

    [Fact]
    public void A_library_that_says_nothing_sends_nothing_and_charges_nothing()
    {
        var yaml = Almere;
        var from = yaml.IndexOf("overdue:", StringComparison.Ordinal);
        var overdue = Read(yaml.Remove(from, yaml.IndexOf("# The bin that", StringComparison.Ordinal) - from));
        Assert.Null(overdue.StepOn(new DateOnly(2030, 1, 1), new DateOnly(2026, 3, 2)));
        Assert.Equal(Money.Zero, overdue.RuleFor("book", "").ForDays(99));
    }

    [Theory]
    [InlineData("reminderDays: 3", "reminderDays: 31", "a reminder 31 days before")]
    [InlineData("noticeDays: [7, 14, 28]", "noticeDays: [7, 7]", "notices after 7, 7 days")]
    [InlineData("noticeDays: [7, 14, 28]", "noticeDays: [0]", "notices after 0 days")]
    [InlineData("noticeDays: [7, 14, 28]", "noticeDays: [week]", "is not a whole number")]
    [InlineData("billedDays: 42", "billedDays: 28", "before the last notice")]
    [InlineData("blockAt: 10.00", "blockAt: tien", "is not an amount in euro")]
    [InlineData("processingFee: 5.00", "boete: 5.00", "unknown key 'boete'")]
    [InlineData("- {material: dvd,       perDay: 0.50, most: 10.00", "- {material: dvd,       perDay: 0.50, most: 0.40", "less than one day")]
    [InlineData("- {material: magazine,  perDay", "- {material: papyrus,  perDay", "'papyrus' is no material")]
    [InlineData("- {perDay: 0.20, most: 5.00, replacement: 20.00}", "- {perDay: 0.20, most: 5.00, replacement: 20.00}\n    - {material: map, perDay: 0.20, most: 5.00, replacement: 20.00}", "never used: line")]
    public void What_cannot_be_meant_is_refused(string old, string @new, string says)
    {
        Assert.Contains(old, Almere, StringComparison.Ordinal);
        var (settings, complaints) = SettingsReader.Read(Almere.Replace(old, @new, StringComparison.Ordinal));
        Assert.Null(settings);
        Assert.Contains(complaints, c => c.Wrong.Contains(says, StringComparison.Ordinal) && c.ToDo.Length > 0);
    }
}
