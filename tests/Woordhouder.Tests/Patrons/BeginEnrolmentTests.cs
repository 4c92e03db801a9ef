using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

public sealed class BeginEnrolmentTests
{
    [Theory, BothDatabases]
    public async Task The_mail_holds_another_key_than_the_pages(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var draft = await lib.Draft();
        var key = await lib.Begin(draft);
        Assert.NotEqual(draft, key);
        Assert.Equal("confirmation-gone", (await lib.Confirm(draft)).Codes());
        Assert.Empty(await lib.Rows<Person>());
    }

    /// <summary>D42.</summary>
    [Theory, BothDatabases]
    public async Task The_answer_is_the_same_for_a_member_and_a_stranger_and_only_the_mail_differs(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Enrol(Answers());
        var known = await lib.Visitor(async (BeginEnrolment b) => await b.Do(new BeginEnrolmentRequest(await lib.Draft(), Site), default));
        var stranger = await lib.Visitor(async (BeginEnrolment b) => await b.Do(new BeginEnrolmentRequest(await lib.Draft("Piet", "Bakker", email: "piet@voorbeeld.example"), Site), default));
        Assert.Equal((known.Done, known.Value), (stranger.Done, stranger.Value));
        var mail = await lib.Rows<MailRow>(m => m.Template.StartsWith("enrolment"));
        Assert.Equal(["enrolment", "enrolment-known"], mail.Select(m => m.Template).Order());
    }

    [Theory, BothDatabases]
    public async Task Who_knows_a_member_s_name_and_birth_date_learns_nothing_at_another_address(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Enrol(Answers());
        await lib.Begin(await lib.Draft(email: "nieuwsgierig@voorbeeld.example"));
        Assert.Equal("enrolment", (await lib.Row<MailRow>(m => m.Address == "nieuwsgierig@voorbeeld.example")).Template);
    }

    [Theory, BothDatabases]
    public async Task Asking_again_within_two_minutes_sends_nothing_and_later_a_new_link(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var draft = await lib.Draft();
        var first = await lib.Begin(draft);
        Assert.Equal(first, await lib.Begin(draft));
        lib.Clock.MoveTo(TestLibrary.Start.AddMinutes(3));
        var second = await lib.Begin(draft);
        Assert.NotEqual(first, second);
        Assert.Equal("confirmation-gone", (await lib.Confirm(first)).Codes());
        Assert.True((await lib.Confirm(second)).Done);
    }

    [Theory, BothDatabases]
    public async Task Under_sixteen_the_mail_goes_to_the_parent(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Begin(await lib.Draft("Noor", born: "05-06-2014", email: null, subscription: "jeugd", parent: "Samira Berg", parentEmail: "samira@voorbeeld.example"), "enrolment-child");
        Assert.Equal("samira@voorbeeld.example", Assert.Single(await lib.Rows<MailRow>()).Address);
    }
}
