using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

public sealed class LinkRepresentativeTests
{
    [Theory, BothDatabases]
    public async Task At_the_desk_with_both_cards_a_parent_acts_at_once(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (parent, child) = (await lib.Enrol(Answers("Samira")), await lib.EnrolChild());
        Assert.True((await lib.Desk((LinkRepresentative u) => u.Do(new LinkRepresentativeRequest(child.Person, RepresentationKind.Parent, parent.Card.ToString(), "Samira Berg", null, true, Site), default))).Done);
        Assert.Equal([(parent.Person, "Samira"), (child.Person, "Noor")], await lib.Visitor((ISignInLookup l) => l.MayActFor(parent.Person)));
        Assert.Equal([(child.Person, "Noor")], await lib.Visitor((ISignInLookup l) => l.MayActFor(child.Person)));
        // The parent who was a name and an address at enrolment is the same person.
        Assert.Equal(parent.Person, Assert.Single(await lib.Rows<Representation>(r => r.EndedOn == null)).RepresentativeId);
        Assert.NotNull(Assert.Single(await lib.Rows<Representative>()).EndedOn);
    }

    [Theory, BothDatabases]
    public async Task A_form_that_is_sent_again_links_and_mails_once(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var child = await lib.EnrolChild();
        var key = Guid.CreateVersion7();
        Task<Outcome<Nothing>> Again() => lib.Desk((LinkRepresentative u) => u.Do(new LinkRepresentativeRequest(child.Person, RepresentationKind.Parent, null, "Karim Berg", "karim@voorbeeld.example", false, Site, key), default));
        Assert.All(await Task.WhenAll(Again(), Again()), answer => Assert.True(answer.Done));
        Assert.True((await Again()).Done);
        Assert.Single(await lib.Rows<Representation>(r => r.RepresentativeName == "Karim Berg"));
        Assert.Single(await lib.Rows<MailRow>(m => m.Template == "representative"));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_is_refused(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (adult, child) = (await lib.Enrol(), await lib.EnrolChild());
        Task<Outcome<Nothing>> Link(PersonId person, string? card, string? name, bool seen) =>
            lib.Desk((LinkRepresentative u) => u.Do(new LinkRepresentativeRequest(person, RepresentationKind.Parent, card, name, null, seen, Site), default));
        Assert.Equal("representative-age", (await Link(adult.Person, null, "Iemand", true)).Codes());
        Assert.Equal("representative-card", (await Link(child.Person, child.Card.Value, "Noor", true)).Codes());
        Assert.Equal("representative-card representative-missing email-missing", (await Link(child.Person, "123", null, false)).Codes());
    }
}

public sealed class ConfirmRepresentativeTests
{
    private static async Task<string> Asked(TestLibrary lib, PersonId child)
    {
        await lib.Desk((LinkRepresentative u) => u.Do(new LinkRepresentativeRequest(child, RepresentationKind.Parent, null, "Karim Berg", "karim@voorbeeld.example", false, Site), default));
        return await lib.KeyInMail("representative");
    }

    [Theory, BothDatabases]
    public async Task A_link_counts_from_the_answer_from_their_own_address(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var child = await lib.EnrolChild();
        var key = await Asked(lib, child.Person);
        Assert.Null((await lib.Row<Representation>(r => r.RepresentativeName == "Karim Berg")).ConfirmedAt);
        Assert.True((await lib.Visitor((ConfirmRepresentative u) => u.Do(new ConfirmRepresentativeRequest(key, true), default))).Done);
        Assert.NotNull((await lib.Row<Representation>(r => r.RepresentativeName == "Karim Berg")).ConfirmedAt);
        Assert.Equal("confirmation-gone", (await lib.Visitor((ConfirmRepresentative u) => u.Do(new ConfirmRepresentativeRequest(key, true), default))).Codes());
    }

    [Theory, BothDatabases]
    public async Task Who_says_no_is_not_linked(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var child = await lib.EnrolChild();
        Assert.True((await lib.Visitor(async (ConfirmRepresentative u) => await u.Do(new ConfirmRepresentativeRequest(await Asked(lib, child.Person), false), default))).Done);
        var link = await lib.Row<Representation>(r => r.RepresentativeName == "Karim Berg");
        Assert.Equal((null, new DateOnly(2026, 3, 2)), (link.ConfirmedAt, link.EndedOn));
    }
}

public sealed class EndRepresentationTests
{
    [Theory, BothDatabases]
    public async Task Either_of_the_two_ends_it_and_a_stranger_does_not(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (parent, child, stranger) = (await lib.Enrol(Answers("Joost")), await lib.EnrolChild(), await lib.Enrol(Answers("Piet", born: "01-01-1970")));
        await lib.Desk((LinkRepresentative u) => u.Do(new LinkRepresentativeRequest(child.Person, RepresentationKind.Parent, parent.Card.Value, "Joost Berg", null, true, Site), default));
        var link = (await lib.Row<Representation>(r => r.RepresentativeId == parent.Person)).Id;
        Assert.Equal("no-link", (await lib.Member(stranger.Person, (EndRepresentation u) => u.Do(new EndRepresentationRequest(stranger.Person, link), default))).Codes());
        Assert.True((await lib.Member(parent.Person, (EndRepresentation u) => u.Do(new EndRepresentationRequest(parent.Person, link), default))).Done);
        Assert.Equal([(parent.Person, "Joost")], await lib.Visitor((ISignInLookup l) => l.MayActFor(parent.Person)));
        // The other representative, named at enrolment, has a row of their own, and the child ends it.
        var named = (await lib.Row<Representation>(r => r.EndedOn == null)).Id;
        Assert.True((await lib.Member(child.Person, (EndRepresentation u) => u.Do(new EndRepresentationRequest(child.Person, named), default))).Done);
        Assert.Equal(new DateOnly(2026, 3, 2), Assert.Single(await lib.Rows<Representative>()).EndedOn);
    }
}
