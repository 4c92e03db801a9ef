using Woordhouder.Circulation;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Circulation;

public sealed class ServiceMessagesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static PlaceServiceMessageRequest Lift(DateOnly? from = null, DateOnly? until = null, string? branch = "buiten", string text = "De lift is kapot.") =>
        new(Guid.CreateVersion7(), text, "The lift is broken.", branch, from ?? Today, until ?? Today.AddDays(2));

    [Theory, BothDatabases]
    public async Task A_message_is_on_the_first_page_from_its_first_day_through_its_last(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        lib.Clock.MoveTo(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using (var office = lib.AsLibrary())
            Assert.True((await office.Get<PlaceServiceMessage>().Do(Lift(from: new DateOnly(2026, 11, 25), until: new DateOnly(2026, 11, 26)))).Done);

        foreach (var (day, shown) in new[] { (24, 0), (25, 1), (26, 1), (27, 0) })
        {
            lib.Clock.MoveTo(new DateTimeOffset(2026, 11, day, 9, 0, 0, TimeSpan.Zero));
            await using var visitor = lib.AsLibrary();
            Assert.Equal(shown, (await visitor.Get<ServiceMessages>().Today()).Count);
            Assert.Equal(shown == 1, await visitor.Get<ServiceMessages>().For() is not null);
        }
    }

    [Theory, BothDatabases]
    public async Task A_message_that_was_taken_away_is_gone_at_once_and_a_second_click_does_nothing_more(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        lib.Clock.MoveTo(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var office = lib.AsLibrary();
        var request = Lift();
        var id = (await office.Get<PlaceServiceMessage>().Do(request)).Value;
        Assert.Equal(id, (await office.Get<PlaceServiceMessage>().Do(request)).Value); // the button pressed twice
        Assert.Single(await office.Get<ServiceMessages>().Today());
        await office.Get<TakeMessageAway>().Do(id);
        await office.Get<TakeMessageAway>().Do(id);
        Assert.Empty(await office.Get<ServiceMessages>().Today());
        Assert.Empty(await office.Get<ServiceMessages>().NotEnded());
    }

    [Theory]
    [InlineData("", "buiten", 0, "message-text")]
    [InlineData("Lift kapot", "nergens", 0, "message-branch")]
    [InlineData("Lift kapot", "buiten", -1, "message-days")]
    [InlineData("Lift kapot", "buiten", 400, "message-days")]
    public async Task What_is_not_right_is_said_and_nothing_is_placed(string text, string branch, int days, string code)
    {
        await using var lib = await LendingLibrary.Create(Engine.Sqlite);
        lib.Clock.MoveTo(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var office = lib.AsLibrary();
        var outcome = await office.Get<PlaceServiceMessage>().Do(Lift(from: days < 0 ? Today.AddDays(days) : null, until: Today.AddDays(days), branch: branch, text: text));
        Assert.Equal([code], outcome.Refusals.Select(r => r.Code));
        Assert.Empty(await office.Get<ServiceMessages>().NotEnded());
    }
}
