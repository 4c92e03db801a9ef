using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>
/// One connection: strictly a request and its answer. Sees to checksums, sequence numbers and repeats, lets nobody but a terminal that logged in ask anything,
/// and hands each message to who knows about it, in a scope of its own in which the terminal is the actor.
/// </summary>
internal sealed class Conversation(LibraryScopes scopes, SipTalk talk, Doorkeeper doors, TimeProvider clock, ILogger log) : IAsyncDisposable
{
    /// <summary>A profile that was changed, or a key that was taken back, counts after this at the latest.</summary>
    private static readonly TimeSpan ProfileHolds = TimeSpan.FromSeconds(15);

    private int nonsense;
    private MessageLog? messages;
    private IDisposable? place;

    public SipTalk Talk => talk;

    /// <returns>The bytes of the answer; null: this connection ends.</returns>
    public async Task<byte[]?> Answer(byte[] line, CancellationToken ct)
    {
        try { return await Hear(line, ct); }
        catch (PurposeOffException) { return null; }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Whatever broke is written down by its kind; the terminal tries again, and gets the first one's answer if it was done after all.
            log.LogError("a terminal of {Library} was not answered: {Error}", talk.Library.Id, e.GetType().Name);
            return null;
        }
    }

    private async Task<byte[]?> Hear(byte[] line, CancellationToken ct)
    {
        var (reading, request) = SipRequest.Read(line, talk.Charset);
        if (request is null)
        {
            if (++nonsense > SipLimits.Nonsense) return null;
            return Write(SipAnswer.SendAgain.Text, reading == SipReading.Damaged || SipChecksum.Read(line).Right is not null, null);
        }
        nonsense = 0;
        if (talk.Terminal is { } terminal && request.Command != SipCommand.LogIn && !await StillWelcome(terminal, ct)) return null;
        if (request.Command == SipCommand.RequestResend) return Write(talk.LastAnswer ?? SipAnswer.SendAgain.Text, request.HasChecksum, null);
        // The terminal did not hear our answer: the same bytes with the same sequence number.
        if (request.Sequence is not null && IsTransaction(request.Command) && talk.LastLine is { } last && line.AsSpan().SequenceEqual(last) && talk.LastAnswer is { } said) return Write(said, request.HasChecksum, request.Sequence);
        if (talk.Terminal is null && request.Command is not (SipCommand.LogIn or SipCommand.TerminalStatus)) return null;
        if (await Carry(request, ct) is not { } answer) return null;
        (talk.LastLine, talk.LastAnswer) = (line, answer.Text);
        return Write(answer.Text, request.HasChecksum, request.Sequence);
    }

    private static bool IsTransaction(SipCommand command) => command is not (SipCommand.LogIn or SipCommand.TerminalStatus);

    private async Task<SipAnswer?> Carry(SipRequest request, CancellationToken ct)
    {
        var (start, note) = (clock.GetTimestamp(), new SipNote());
        SipAnswer answer;
        await using (var scope = scopes.Bare(talk.Library))
        {
            if (talk.Terminal is { } terminal) scope.Get<Actor>().ActAsTerminal(new PersonId(terminal.Id.Value), terminal.Name);
            answer = await Dispatch(scope, request, note, ct);
        }
        if (request.Command == SipCommand.LogIn && !await Settle(ct)) return null;
        if (talk.Terminal is { } known && messages is not null) await Log(messages.Note(Line(known, request, answer, note, clock.GetElapsedTime(start)), ct), ct);
        return answer;
    }

    /// <summary>What was done is answered, also where it cannot be logged.</summary>
    private async Task Log(Task writing, CancellationToken ct)
    {
        try { await writing; }
        catch (ObjectDisposedException) { /* the program ends, and the last lines of its log with it */ }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError("messages of a terminal of {Library} were not logged: {Error}", talk.Library.Id, e.GetType().Name);
        }
    }

    private async Task<SipAnswer> Dispatch(OpenScope scope, SipRequest request, SipNote note, CancellationToken ct) => request.Command switch
    {
        SipCommand.LogIn => await scope.Get<SessionMessages>().LogIn(talk, request, ct),
        SipCommand.TerminalStatus => scope.Get<SessionMessages>().Status(talk, request),
        SipCommand.PatronStatus => await scope.Get<PatronMessages>().Status(talk, request, ct),
        SipCommand.PatronInformation => await scope.Get<PatronMessages>().Information(talk, request, ct),
        SipCommand.EndPatronSession => scope.Get<PatronMessages>().End(talk, request),
        SipCommand.BlockPatron => await scope.Get<PatronMessages>().Unchanged("24", talk, request, ct),
        SipCommand.PatronEnable => await scope.Get<PatronMessages>().Unchanged("26", talk, request, ct),
        SipCommand.FeePaid => await scope.Get<FeeMessages>().Paid(talk, request, note, ct),
        SipCommand.CheckOut => await scope.Get<LoanMessages>().CheckOut(talk, request, note, ct),
        SipCommand.Renew => await scope.Get<LoanMessages>().Renew(talk, request, note, ct),
        SipCommand.RenewAll => await scope.Get<LoanMessages>().RenewAll(talk, request, note, ct),
        SipCommand.CheckIn => await scope.Get<ItemMessages>().CheckIn(talk, request, note, ct),
        SipCommand.ItemInformation => await scope.Get<ItemMessages>().Information(talk, request, ct),
        SipCommand.ItemStatusUpdate => await scope.Get<ItemMessages>().Label(talk, request, ct),
        SipCommand.Hold => await scope.Get<HoldMessages>().Hold(talk, request, note, ct),
        _ => SipAnswer.SendAgain,
    };

    /// <summary>After logging in: a place among the connections of this terminal, and its log.</summary>
    /// <returns>False: it has as many connections as it may.</returns>
    private async Task<bool> Settle(CancellationToken ct)
    {
        if (messages is not null) await Log(messages.Write(ct), ct);
        place?.Dispose();
        (messages, place) = (null, null);
        if (talk.Terminal is not { } terminal) return true;
        talk.ProfileReadAt = clock.GetUtcNow();
        messages = new MessageLog(scopes, talk.Library, terminal.Id, clock);
        place = doors.Enter(talk.Library, terminal.Id);
        return place is not null;
    }

    /// <summary>Reads the profile again now and then. False: its key is another one now, or its address no longer fits.</summary>
    private async Task<bool> StillWelcome(Terminal terminal, CancellationToken ct)
    {
        if (clock.GetUtcNow() - talk.ProfileReadAt < ProfileHolds) return true;
        await using var scope = scopes.Bare(talk.Library);
        var now = await scope.Get<Things>().Set<Terminal>().FirstOrDefaultAsync(t => t.Id == terminal.Id, ct);
        if (now is null || now.KeyHash != terminal.KeyHash || !now.MayComeFrom(talk.Address)) return false;
        (talk.Terminal, talk.ProfileReadAt) = (now, clock.GetUtcNow());
        return true;
    }

    private TerminalMessage Line(Terminal terminal, SipRequest request, SipAnswer answer, SipNote note, TimeSpan took)
    {
        var now = clock.GetUtcNow();
        return new TerminalMessage
        {
            Id = Guid.CreateVersion7(now),
            TerminalId = terminal.Id,
            At = now,
            Request = ((int)request.Command).ToString("00", CultureInfo.InvariantCulture),
            Answer = answer.Code,
            Done = answer.Done,
            Reasons = string.Join(',', answer.Reasons),
            Offline = note.Offline,
            Repeated = note.Repeated,
            Milliseconds = (int)Math.Min(took.TotalMilliseconds, int.MaxValue),
        };
    }

    private byte[] Write(string answer, bool checksum, int? sequence) =>
        [.. SipAnswer.Write(answer, talk.Charset, checksum, sequence), .. talk.Terminal is { LineFeeds: true } ? "\r\n"u8 : "\r"u8];

    public async ValueTask DisposeAsync()
    {
        place?.Dispose();
        if (messages is not null) await Log(messages.Write(CancellationToken.None), CancellationToken.None);
    }
}
