using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Contracts.Privacy;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Patrons;

/// <summary>
/// Every member with an address hears once, through the service lane, that a new version of the statement holds (D45). The list is cut into events, each its own
/// transaction with its own line in the inbox: a program that stops in between goes on where it was, and nobody is told twice.
/// </summary>
internal sealed class AnnounceStatement(For<Membership> data) : IHandle<StatementApproved>, IStatementNotices
{
    private const int Batch = 200;

    public Task<int> Count(CancellationToken ct) => Members().CountAsync(ct);

    public async Task Handle(StatementApproved happened, CancellationToken ct)
    {
        foreach (var batch in (await Members().Select(p => p.Id).ToListAsync(ct)).Chunk(Batch)) data.Publish(new StatementNoticeDue(happened.Number, happened.Date, batch));
        await data.Save(ct);
    }

    private IQueryable<Person> Members()
    {
        var contacts = data.Keys<PatronContact>().Where(c => c.Email != null);
        var links = data.Keys<Representation>().Where(r => r.EndedOn == null && r.ConfirmedAt != null);
        return data.Keys<Person>().Where(p => p.EndedOn == null && (contacts.Any(c => c.PersonId == p.Id) || links.Any(r => r.RepresentedId == p.Id)));
    }
}

internal sealed class SendStatementNotice(For<Membership> data, ISignInLookup addresses, Post post, Library library) : IHandle<StatementNoticeDue>
{
    public async Task Handle(StatementNoticeDue happened, CancellationToken ct)
    {
        var people = happened.People.ToList();
        // Who left or put everything on hold since is not told.
        foreach (var person in await data.Set<Person>().Where(p => people.Contains(p.Id) && p.EndedOn == null).Select(p => p.Id).ToListAsync(ct))
            if (await addresses.AddressOf(person, ct) is var (address, language))
                post.Queue(person, address, language, "statement-changed", ("number", happened.Number), ("library", library.Word.Statement.Controller.ShortName));
        await data.Save(ct);
    }
}
