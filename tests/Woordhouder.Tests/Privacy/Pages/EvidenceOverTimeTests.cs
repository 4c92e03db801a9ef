using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Pages;

namespace Woordhouder.Tests.Privacy.Pages;

public sealed class EvidenceOverTimeTests
{
    private static readonly DateOnly Last = new(2026, 11, 30);

    /// <summary>One letter a day, the last one today: g seen to hold, b broken, anything else not looked at.</summary>
    private static ClauseHistory Of(string days) => new([.. days.PadLeft(EvidenceDays.Shown, '.').Select(d => d switch { 'g' => DayState.Good, 'b' => DayState.Bad, _ => DayState.NotLooked })], null, null);

    [Fact]
    public void Each_day_counts_what_held_what_was_broken_and_what_nobody_looked_at()
    {
        var days = EvidenceOverTime.Days([Of("gg"), Of("bg"), Of(".g")], Last);
        Assert.Equal(EvidenceDays.Shown, days.Count);
        Assert.Equal(new PromiseDay(new DateOnly(2026, 11, 29), 1, 1, 1), days[^2]);
        Assert.Equal(new PromiseDay(Last, 3, 0, 0), days[^1]);
        Assert.Equal(new PromiseDay(new DateOnly(2026, 11, 1), 0, 0, 3), days[0]);
    }

    [Fact]
    public void What_broke_has_the_day_it_broke_and_the_day_it_was_seen_mended_what_is_still_broken_first()
    {
        var spells = EvidenceOverTime.Spells(new Dictionary<string, ClauseHistory>
        {
            ["mended"] = Of("gbb.gg"),
            ["still"] = Of("gggb"),
            ["twice"] = Of("bgbg"),
            ["never"] = Of("gggg"),
        }, Last);
        Assert.Equal(
            [
                new BrokenSpell("still", Last, null),
                new BrokenSpell("twice", new DateOnly(2026, 11, 29), Last),
                new BrokenSpell("twice", new DateOnly(2026, 11, 27), new DateOnly(2026, 11, 28)),
                new BrokenSpell("mended", new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 29)),
            ], spells);
    }
}
