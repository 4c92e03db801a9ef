using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Xunit;

namespace Woordhouder.Tests.Patrons;

public sealed class SubscriptionsTests
{
    private static readonly Bilingual Words = new("x", "x");
    private static readonly SubscriptionSettings Youth = new("jeugd", Words, Words, Money.Zero, 0, 17, null, true, 20, 10);
    private static readonly SubscriptionSettings Paid = new("basis", Words, Words, new Money(4800), 18, null, Period.Parse("P1Y"), false, 12, 10);

    [Theory]
    [InlineData(17, true, false)]
    [InlineData(18, false, true)]
    public void Youth_ends_and_paid_begins_at_eighteen(int age, bool youth, bool paid)
    {
        Assert.Equal(youth, Subscriptions.MayHave(Youth, age));
        Assert.Equal(paid, Subscriptions.MayHave(Paid, age));
    }

    [Fact]
    public void Nobody_under_eighteen_pays_even_where_the_settings_say_so() => Assert.Equal(Money.Zero, Subscriptions.FeeFor(Paid, 17));

    [Fact]
    public void A_year_from_2_March_lends_up_to_and_including_1_March() =>
        Assert.Equal(new DateOnly(2027, 3, 1), Subscriptions.EndsOn(Paid, new DateOnly(2026, 3, 2), new DateOnly(1980, 2, 1)));

    [Fact]
    public void Youth_lends_up_to_the_day_before_the_eighteenth_birthday() =>
        Assert.Equal(new DateOnly(2032, 6, 4), Subscriptions.EndsOn(Youth, new DateOnly(2026, 3, 2), new DateOnly(2014, 6, 5)));

    [Theory]
    [InlineData("2026-03-02", "2026-03-16")] // Monday, fourteen days on is a Monday
    [InlineData("2026-03-07", "2026-03-23")] // Saturday, fourteen days on is Saturday 21: Monday
    [InlineData("2026-03-08", "2026-03-23")] // Sunday, fourteen days on is Sunday 22: Monday
    public void Withdrawing_is_open_for_fourteen_days_and_over_the_weekend(string contract, string until) =>
        Assert.Equal(DateOnly.Parse(until, null), Subscriptions.CoolingOffUntil(new Money(1), DateOnly.Parse(contract, null)));

    [Fact]
    public void What_costs_nothing_needs_no_withdrawing() => Assert.Null(Subscriptions.CoolingOffUntil(Money.Zero, new DateOnly(2026, 3, 2)));
}
