using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>Messages about a member: 23, 63, 35, and those that only the desk carries out: 01, 25.</summary>
internal sealed class PatronMessages(WhoIsThere door, ISelfService desk, Wording words)
{
    /// <summary>24: whether this member may borrow, renew and reserve.</summary>
    public async Task<SipAnswer> Status(SipTalk talk, SipRequest request, CancellationToken ct)
    {
        var (visitor, patron) = await Look(talk, request, ct);
        TakeLanguage(talk, request);
        return Said("24", talk, request, visitor, patron, request.Part(SipLayout.Language));
    }

    /// <summary>64: the same with counts, and one list if one is asked for.</summary>
    public async Task<SipAnswer> Information(SipTalk talk, SipRequest request, CancellationToken ct)
    {
        var (visitor, patron) = await Look(talk, request, ct);
        TakeLanguage(talk, request);
        var (loans, holds) = (patron?.Loans ?? [], patron?.Holds ?? []);
        var answer = Begin("64", visitor, patron, request.Part(SipLayout.Language))
            .Count(holds.Count(h => h.Ready)).Count(loans.Count(l => l.Late)).Count(loans.Count).Count(patron?.Charges.Count ?? 0).Count(0).Count(holds.Count(h => !h.Ready))
            .Field("AO", request["AO"]).Field("AA", request["AA"]).Field("AE", Name(talk, patron));
        if (patron is not null) answer.Field("BZ", Limit(patron.MaxHolds)).Field("CB", Limit(patron.Patron.MaxLoans));
        Valid(answer, talk, visitor);
        Owed(answer, patron);
        if (patron is not null && SipCodes.AskedFor(request.Part(SipLayout.Summary)) is { } list) answer.Fields(SipCodes.Tag(list), Part(Lines(talk, list, patron), request));
        return answer.Fields("AF", Why(talk, visitor, patron));
    }

    /// <summary>36: nothing of this member stays.</summary>
    public SipAnswer End(SipTalk talk, SipRequest request)
    {
        talk.Forget();
        return new SipAnswer("36") { Done = true }.Flag(true).Part(words.Now).Field("AO", request["AO"]).Field("AA", request["AA"]);
    }

    /// <summary>24 to 01 and 26 to 25: a card is blocked and enabled at the desk, by people. The answer says how it stands.</summary>
    public async Task<SipAnswer> Unchanged(string code, SipTalk talk, SipRequest request, CancellationToken ct)
    {
        var (visitor, patron) = await Look(talk, request, ct);
        return Said(code, talk, request, visitor, patron, SipCodes.UnknownLanguage).Field("AF", words.Say(talk, "ask-the-desk"));
    }

    private async Task<(Visitor, PatronAtTerminal?)> Look(SipTalk talk, SipRequest request, CancellationToken ct)
    {
        var visitor = await door.Of(talk, request, ct: ct);
        return (visitor, visitor.Person is { } person ? await desk.Patron(person, ct) : null);
    }

    private SipAnswer Said(string code, SipTalk talk, SipRequest request, Visitor visitor, PatronAtTerminal? patron, string language)
    {
        var answer = Begin(code, visitor, patron, language).Field("AO", request["AO"]).Field("AA", request["AA"]).Field("AE", Name(talk, patron));
        Valid(answer, talk, visitor);
        Owed(answer, patron);
        return answer.Fields("AF", Why(talk, visitor, patron));
    }

    private SipAnswer Begin(string code, Visitor visitor, PatronAtTerminal? patron, string language)
    {
        var status = patron is not null ? SipCodes.Status(Denials(patron)) : visitor.Lost ? SipCodes.Status([PatronDenial.Charge, PatronDenial.Renewal, PatronDenial.Hold, PatronDenial.CardLost]) : SipCodes.Nobody;
        return new SipAnswer(code) { Done = patron is not null }.Part(status).Part(language.Length == 3 && language.All(char.IsAsciiDigit) ? language : SipCodes.UnknownLanguage).Part(words.Now);
    }

    private static void Valid(SipAnswer answer, SipTalk talk, Visitor visitor)
    {
        if (!talk.Old) answer.Field("BL", visitor.ValidCard).Field("CQ", visitor.ValidPassword);
    }

    /// <summary>BH and BV: what is open, where something is.</summary>
    private static void Owed(SipAnswer answer, PatronAtTerminal? patron)
    {
        if (patron is { Charges.Count: > 0 }) answer.Field("BH", SipCodes.Euro).Field("BV", patron.Charges.Aggregate(Money.Zero, (sum, c) => sum + c.Amount).ToString());
    }

    private static IEnumerable<PatronDenial> Denials(PatronAtTerminal patron)
    {
        var full = patron.Loans.Count >= patron.Patron.MaxLoans;
        if (patron.Ended || full || patron.OwesTooMuch) yield return PatronDenial.Charge;
        if (patron.Ended) yield return PatronDenial.Renewal;
        if (patron.Ended || patron.Holds.Count >= patron.MaxHolds) yield return PatronDenial.Hold;
        if (full) yield return PatronDenial.TooManyCharged;
        if (patron.OwesTooMuch) yield return PatronDenial.TooManyFines;
    }

    /// <summary>The standard requires AE: initials, unless this terminal may show names.</summary>
    private static string Name(SipTalk talk, PatronAtTerminal? patron) => patron is null ? "" : talk.Terminal!.ShowsName ? patron.Patron.CalledName
        : string.Join(' ', patron.Patron.CalledName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => $"{n[0]}."));

    /// <summary>Card and password get one sentence, so that it does not say which was wrong.</summary>
    private IEnumerable<string> Why(SipTalk talk, Visitor visitor, PatronAtTerminal? patron)
    {
        if (patron is not null) return patron.Ended ? [words.Say(talk, "ended")] : [];
        return [words.Say(talk, visitor.Person is not null || visitor.Lost ? "ask-the-desk" : talk.Terminal!.PinRequired || visitor.ValidPassword is not null ? "card-or-password" : "card-unknown")];
    }

    private const int MostLines = 100_000;

    private static string Limit(int n) => Math.Min(n, 9999).ToString("0000", System.Globalization.CultureInfo.InvariantCulture);

    private IEnumerable<string> Lines(SipTalk talk, SummaryList list, PatronAtTerminal patron) => list switch
    {
        SummaryList.HoldItems => patron.Holds.Where(h => h.Ready).Select(h => h.Title),
        SummaryList.OverdueItems => patron.Loans.Where(l => l.Late).Select(l => l.Barcode),
        SummaryList.ChargedItems => patron.Loans.Select(l => l.Barcode),
        SummaryList.FineItems => patron.Charges.Select(c => words.Say(talk, "charge", ("amount", c.Amount), ("what", words.Say(talk, "charge-" + c.Kind.ToKebab())), ("date", c.MadeOn))),
        SummaryList.UnavailableHolds => patron.Holds.Where(h => !h.Ready).Select(h => h.Title),
        _ => [],
    };

    /// <summary>BP and BQ: from the first to the last line, counted from one.</summary>
    private static IEnumerable<string> Part(IEnumerable<string> lines, SipRequest request)
    {
        var (from, to) = (Number(request["BP"]) ?? 1, Number(request["BQ"]) ?? MostLines);
        return lines.Skip(from - 1).Take(Math.Max(0, to - from + 1));
    }

    private static int? Number(string text) => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) && n is > 0 and < MostLines ? n : null;

    /// <summary>After looking who it is: with another card the language of whoever stood there before is gone.</summary>
    private static void TakeLanguage(SipTalk talk, SipRequest request) => talk.AskedLanguage = SipCodes.Language(request.Part(SipLayout.Language));
}
