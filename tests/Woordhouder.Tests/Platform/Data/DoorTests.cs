using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Platform.Data;

/// <summary>What a purpose sees of whom, and every way round that was tried.</summary>
public sealed class DoorTests
{
    private static readonly DateOnly Adult = new(1980, 1, 1), Child = new(2016, 1, 1);

    private static async Task<(PersonId Ann, PersonId Restricted, PersonId Child)> Three(TestLibrary lib)
    {
        var (ann, restricted, child) = (TypedId.New<PersonId>(lib.Clock), TypedId.New<PersonId>(lib.Clock), TypedId.New<PersonId>(lib.Clock));
        await using var scope = lib.AsLibrary();
        var data = scope.Get<For<Membership>>();
        data.Add(new Person { Id = ann, BornOn = Adult, JoinedOn = lib.Today });
        data.Add(new Person { Id = restricted, BornOn = Adult, JoinedOn = lib.Today });
        data.Add(new Person { Id = child, BornOn = Child, JoinedOn = lib.Today });
        await data.Save();
        var rights = scope.Get<For<Contracts.Rights>>();
        rights.Add(new RestrictionRow { Id = Guid.CreateVersion7(), PersonId = restricted, Scope = RestrictionScope.File, Since = lib.Clock.GetUtcNow() });
        await rights.Save();
        return (ann, restricted, child);
    }

    [Theory, BothDatabases]
    public async Task A_restricted_person_is_left_out_of_every_query_of_a_purpose(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Three(lib);
        await using var scope = lib.AsLibrary();
        Assert.Equal(2, await scope.Get<For<Membership>>().Set<Person>().CountAsync());
        Assert.Equal(3, await scope.Get<For<Contracts.Rights>>().Set<Person>().CountAsync());
    }

    [Theory, BothDatabases]
    public async Task A_restriction_that_has_ended_hides_nobody(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Three(lib);
        await lib.Raw("UPDATE restriction SET ended_at = since");
        await using var scope = lib.AsLibrary();
        Assert.Equal(3, await scope.Get<For<Membership>>().Set<Person>().CountAsync());
    }

    [Theory, BothDatabases]
    public async Task Staff_see_nobody_until_they_open_somebody_and_then_only_that_person(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (ann, restricted, _) = await Three(lib);
        await using (var scope = lib.AsStaff("desk"))
        {
            var data = scope.Get<For<Membership>>();
            Assert.Equal(0, await data.Set<Person>().CountAsync());
            Assert.True(await data.Open(ann));
            Assert.Equal(ann, (await data.Set<Person>().SingleAsync()).Id);
            Assert.False(await data.Open(restricted));
            Assert.Equal(ann, (await data.Set<Person>().SingleAsync()).Id);
        }
        Assert.Equal(1L, Convert.ToInt64((await lib.Raw("SELECT count(*) FROM consultation"))[0][0]));
    }

    [Theory, BothDatabases]
    public async Task Opening_the_same_record_twice_in_an_hour_is_one_line_of_the_consultation_log(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (ann, _, _) = await Three(lib);
        var staff = TypedId.New<PersonId>(lib.Clock);
        for (var i = 0; i < 3; i++)
        {
            await using var scope = lib.AsStaff(staff, trained: true, "desk");
            await scope.Get<For<Membership>>().Open(ann);
        }
        Assert.Single(await lib.Raw("SELECT id FROM consultation"));
        lib.Clock.Advance(TimeSpan.FromHours(1));
        await using (var scope = lib.AsStaff(staff, trained: true, "desk")) await scope.Get<For<Membership>>().Open(ann);
        Assert.Equal(2, (await lib.Raw("SELECT id FROM consultation")).Count);
    }

    [Theory, BothDatabases]
    public async Task A_member_sees_their_own_rows_and_cannot_open_another(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (ann, _, child) = await Three(lib);
        await using var scope = lib.AsMember(ann);
        var data = scope.Get<For<Membership>>();
        Assert.Equal(ann, (await data.Set<Person>().SingleAsync()).Id);
        await Assert.ThrowsAsync<PurposeException>(() => data.Open(child));
    }

    [Theory, BothDatabases]
    public async Task A_visitor_opens_nobody(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (ann, _, _) = await Three(lib);
        await using var scope = lib.AsVisitor();
        Assert.Equal(0, await scope.Get<For<Membership>>().Set<Person>().CountAsync());
        await Assert.ThrowsAsync<PurposeException>(() => scope.Get<For<Membership>>().Open(ann));
    }

    [Theory, BothDatabases]
    public async Task Staff_without_training_open_no_personal_data(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (ann, _, _) = await Three(lib);
        await using var scope = lib.AsStaff(TypedId.New<PersonId>(lib.Clock), trained: false, "desk");
        await Assert.ThrowsAsync<TrainingRequiredException>(() => scope.Get<For<Membership>>().Open(ann));
        Assert.Throws<TrainingRequiredException>(() => scope.Get<For<Membership>>().Masked<Person>());
    }

    [Theory, BothDatabases]
    public async Task A_purpose_reads_no_category_that_the_statement_does_not_give_it(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await using var scope = lib.AsLibrary();
        var lending = scope.Get<For<Lending>>();
        await Assert.ThrowsAsync<PurposeException>(() => lending.Set<Person>().CountAsync()); // birth dates
        await Assert.ThrowsAsync<PurposeException>(() => lending.Delete(lending.Set<MailRow>()));
        var mail = lending.Set<MailRow>();
        await Assert.ThrowsAsync<PurposeException>(() => lending.Set<OutboxRow>().CountAsync(o => mail.Any()));
    }

    [Theory, BothDatabases]
    public async Task Consent_shows_only_people_with_a_consent_that_was_not_withdrawn(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (ann, _, child) = await Three(lib);
        await using (var scope = lib.AsLibrary())
        {
            var rights = scope.Get<For<Contracts.Rights>>();
            rights.Add(Consent(ann, null));
            rights.Add(Consent(child, lib.Clock.GetUtcNow()));
            await rights.Save();
        }
        await using var reading = lib.AsLibrary();
        var lending = reading.Get<For<Lending>>();
        foreach (var person in new[] { ann, child })
            lending.Add(new Woordhouder.Circulation.Loan { Id = TypedId.New<Contracts.Circulation.LoanId>(lib.Clock), PatronId = person, LentOn = lib.Today, MaterialType = "book", GenreGroup = "", Branch = "stad" });
        await lending.Save();
        Assert.Equal([ann], await reading.Get<For<ReadingHistory>>().Set<Woordhouder.Circulation.Loan>().Select(l => l.PatronId!.Value).ToListAsync());

        ConsentRow Consent(PersonId person, DateTimeOffset? withdrawn) =>
            new() { Id = Guid.CreateVersion7(), PersonId = person, Purpose = "reading-history", GivenAt = lib.Clock.GetUtcNow(), Channel = "desk", TextShown = "t", StatementVersion = 1, WithdrawnAt = withdrawn };
    }

    [Theory, BothDatabases]
    public async Task Facts_show_no_person_and_no_personal_column(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (ann, _, _) = await Three(lib);
        await using var scope = lib.AsStaff("desk");
        var data = scope.Get<For<Membership>>();
        Assert.Equal(3, (await data.Facts<Person>().Where(p => p.EndedOn == null).Select(p => p.Version).ToListAsync()).Count);
        await Assert.ThrowsAsync<PurposeException>(() => data.Facts<Person>().Where(p => p.Id == ann).Select(p => p.Version).ToListAsync());
        await Assert.ThrowsAsync<PurposeException>(() => data.Facts<Person>().Select(p => p.BornOn).ToListAsync());
        await Assert.ThrowsAsync<PurposeException>(() => data.Facts<Person>().OrderBy(p => p.BornOn).Select(p => p.Version).ToListAsync());
        await Assert.ThrowsAsync<PurposeException>(() => data.Facts<Person>().ToListAsync());
    }

    [Theory, BothDatabases]
    public async Task A_lookup_gives_a_person_id_and_a_list_gives_masked_lines(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Three(lib);
        await using var scope = lib.AsStaff("desk");
        var data = scope.Get<For<Membership>>();
        Assert.Equal(2, (await data.Keys<Person>().Select(p => p.Id).ToListAsync()).Count);
        await Assert.ThrowsAsync<PurposeException>(() => data.Keys<Person>().Select(p => p.BornOn).ToListAsync());
        await Assert.ThrowsAsync<PurposeException>(() => data.Masked<Person>().Select(p => new { p.Id, p.BornOn }).ToListAsync());
        Assert.Equal(2, await data.Masked<Person>().CountAsync());
        await Assert.ThrowsAsync<PurposeException>(() => data.Masked<Person>().CountAsync(p => data.Facts<Person>().Any(f => f.Version == p.Version)));
    }

    [Theory, BothDatabases]
    public async Task The_ways_round_are_closed(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Three(lib);
        await using var scope = lib.AsLibrary();
        var data = scope.Get<For<Membership>>();
        var plain = data.Set<Person>();
        Assert.False(plain is DbSet<Person>);
        Assert.False(plain is Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<IServiceProvider>);
        await Assert.ThrowsAsync<PurposeException>(() => plain.IgnoreQueryFilters().CountAsync());
        await Assert.ThrowsAsync<PurposeException>(() => plain.IgnoreQueryFilters(["restriction"]).CountAsync());
        Assert.Null(scope.Services.GetService(typeof(DbContext)));
        Assert.Null(scope.Services.GetService(typeof(LibraryDb)));
        await using var other = lib.AsLibrary();
        var elsewhere = other.Get<For<Contracts.Rights>>();
        await Assert.ThrowsAnyAsync<Exception>(() => plain.CountAsync(p => elsewhere.Set<Person>().Any(q => q.Id == p.Id)));
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_written_about_somebody_whom_the_purpose_may_not_see(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (_, restricted, _) = await Three(lib);
        await using var scope = lib.AsLibrary();
        var mail = scope.Get<For<ServiceMail>>();
        mail.Add(new MailRow { Id = Guid.CreateVersion7(), PersonId = restricted, Lane = "service", Template = "t", Address = "a@b.nl", QueuedAt = lib.Clock.GetUtcNow(), NextAt = lib.Clock.GetUtcNow() });
        await Assert.ThrowsAsync<PurposeException>(() => mail.Save());
        Assert.Empty(await lib.Raw("SELECT id FROM mail"));
    }

    [Theory, BothDatabases]
    public async Task A_set_based_update_leaves_restricted_people_alone(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Three(lib);
        await using var scope = lib.AsLibrary();
        var data = scope.Get<For<Membership>>();
        Assert.Equal(2, await data.Update(data.Set<Person>(), s => s.SetProperty(p => p.EndedOn, lib.Today)));
    }

    [Theory, BothDatabases]
    public async Task Two_purposes_compile_two_queries_and_the_cache_tells_them_apart(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Three(lib);
        for (var i = 0; i < 3; i++)
        {
            await using var scope = lib.AsLibrary();
            Assert.Equal(2, await scope.Get<For<Membership>>().Set<Person>().CountAsync());
            Assert.Equal(3, await scope.Get<For<Contracts.Rights>>().Set<Person>().CountAsync());
        }
    }

    [Theory, BothDatabases]
    public async Task Many_rows_at_once_are_written_under_the_same_rules_as_one(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (ann, restricted, _) = await Three(lib);
        await using var scope = lib.AsLibrary();
        var now = lib.Clock.GetUtcNow();
        var (membership, lending) = (scope.Get<For<Membership>>(), scope.Get<For<Lending>>());
        ObjectionRow Objection(PersonId person) => new() { Id = Guid.CreateVersion7(now), PersonId = person, Purpose = "welcome-mail", MadeAt = now, Channel = "desk" };
        await Assert.ThrowsAsync<PurposeException>(() => lending.Insert([Objection(ann)])); // lending may not write preferences
        await Assert.ThrowsAsync<PurposeException>(() => membership.Insert([Objection(ann), Objection(restricted)])); // somebody whom it may not see
        Assert.Empty(await lib.Raw("SELECT id FROM objection"));
        await membership.Insert([Objection(ann), Objection(TypedId.New<PersonId>(lib.Clock))]); // and somebody who is no member
        Assert.Equal(2, (await lib.Raw("SELECT id FROM objection")).Count);
        Assert.Equal(["objected", "objected"], (await lib.Raw("SELECT act FROM protection WHERE act = 'objected'")).Select(r => (string)r[0]!));
        await membership.Insert<ObjectionRow>([]);
        await using var desk = lib.AsStaff(TypedId.New<PersonId>(lib.Clock), trained: false, "desk");
        await Assert.ThrowsAsync<TrainingRequiredException>(() => desk.Get<For<Membership>>().Insert([Objection(ann)]));
    }
}
