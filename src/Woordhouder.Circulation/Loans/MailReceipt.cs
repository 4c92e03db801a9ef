using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Circulation;

/// <param name="Since">When the turn began: what was lent from then on.</param>
/// <param name="Site">Scheme and host that the link begins with.</param>
/// <param name="Key">One-time key of the form: a repeated submit mails nothing more.</param>
internal sealed record MailReceiptRequest(PersonId Patron, DateTimeOffset Since, string Site, Guid? Key = null);

/// <summary>
/// Mails a member what they just borrowed, because they asked for it at the desk. Kinds and days only: a title in a mail would stay at the relay and in the
/// mail journal when the member has chosen to have it forgotten (D11), so for titles the mail leads to Mijn Bibliotheek.
/// </summary>
internal sealed class MailReceipt(For<Lending> data, Things things, MyLoans loans, ISignInLookup addresses, Post post, TextBook texts, Library library, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(MailReceiptRequest request, CancellationToken ct = default)
    {
        if (request.Key is { } used && await things.Set<FormKeyRow>().AnyAsync(k => k.Key == used, ct)) return new Nothing();
        if (await loans.Do(request.Patron, ct) is not { } home) return CheckOut.NotForLending(library);
        var lent = home.Loans.Where(l => l.CheckedOutAt >= request.Since).ToList();
        if (lent.Count == 0) return new Refusal("receipt-empty");
        if (await addresses.AddressOf(request.Patron, ct) is not { } to) return new Refusal("receipt-no-address");
        post.Queue(request.Patron, to.Email, to.Language, "receipt", ("lines", Lines(lent, to.Language)), ("link", $"{request.Site}/mijn/leningen"));
        if (request.Key is { } key) data.Add(new FormKeyRow { Key = key, At = clock.GetUtcNow() });
        await data.Save(ct);
        return new Nothing();
    }

    /// <summary>"2 × boek, terug uiterlijk dinsdag 15 december 2026"</summary>
    private string Lines(IEnumerable<OpenLoan> lent, string language) => string.Join('\n', lent.GroupBy(l => (l.DueOn, l.MaterialType)).OrderBy(g => g.Key.DueOn).ThenBy(g => g.Key.MaterialType, StringComparer.Ordinal)
        .Select(g => texts.Get(language, "mail.receipt.line", ("n", g.Count()), ("kind", texts.Get(language, "material." + g.Key.MaterialType)), ("date", g.Key.DueOn))));
}
