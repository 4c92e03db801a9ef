using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Exchanges.Sip2;

/// <param name="Id">Null: a new one.</param>
/// <param name="Login">Of a new one only: the terminal is set up with it.</param>
internal sealed record TerminalRequest(TerminalId? Id, string Name, string Login, string Branch, string Addresses, SipCharset Charset, DueForm DueForm, string Language, bool PinRequired, bool ShowsName, bool LineFeeds);

/// <summary>Adds a terminal, or changes its profile. A connection that is open follows within seconds.</summary>
[NeedsRole(Audiences.Roles.Administrator)]
internal sealed partial class SaveTerminal(Things things, Library library, TimeProvider clock)
{
    public async Task<Outcome<TerminalId>> Do(TerminalRequest request, CancellationToken ct = default)
    {
        var login = request.Login.Trim();
        List<Refusal> refusals = [.. Reasons(request, login)];
        var terminal = request.Id is { } id ? await things.Track<Terminal>().FirstOrDefaultAsync(t => t.Id == id, ct) : new Terminal { Id = TypedId.New<TerminalId>(clock), Login = login };
        if (terminal is null) return new Refusal("terminal-gone");
        if (refusals.Count > 0) return refusals;
        (terminal.Name, terminal.Branch, terminal.Addresses, terminal.Language) = (request.Name.Trim(), request.Branch, request.Addresses.Trim(), request.Language);
        (terminal.Charset, terminal.DueForm, terminal.PinRequired, terminal.ShowsName, terminal.LineFeeds) = (request.Charset, request.DueForm, request.PinRequired, request.ShowsName, request.LineFeeds);
        terminal.Version++;
        if (request.Id is null) things.Add(terminal);
        try { await things.Save(ct); }
        catch (DbUpdateException)
        {
            things.Forget();
            return request.Id is null ? new Refusal("terminal-login-taken") { Field = "Login" } : new Refusal("terminal-changed");
        }
        return terminal.Id;
    }

    private IEnumerable<Refusal> Reasons(TerminalRequest request, string login)
    {
        if (request.Name.Trim() is not { Length: > 0 and <= Terminal.LongestName }) yield return new Refusal("terminal-name", null, ("max", Terminal.LongestName)) { Field = "Name" };
        if (request.Id is null && !LoginForm().IsMatch(login)) yield return new Refusal("terminal-login", null, ("max", Terminal.LongestLogin)) { Field = "Login" };
        if (library.Settings.Branches.All(b => b.Id != request.Branch)) yield return new Refusal("terminal-branch") { Field = "Branch" };
        if (request.Addresses.Length > Terminal.LongestAddresses || !AreNetworks(request.Addresses)) yield return new Refusal("terminal-addresses") { Field = "Addresses" };
    }

    private static bool AreNetworks(string text)
    {
        try { return Terminal.Networks(text) is not null; }
        catch (FormatException) { return false; }
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{3,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex LoginForm();
}

/// <param name="Take">Takes the key back and gives no new one: the terminal logs in no more.</param>
internal sealed record MakeKeyRequest(TerminalId Terminal, bool Take = false);

/// <summary>Gives a terminal a new key, which is shown once. The old one works no more, and who is connected with it is cut off.</summary>
[NeedsRole(Audiences.Roles.Administrator)]
internal sealed class MakeKey(Things things, Microsoft.AspNetCore.Identity.IPasswordHasher<Terminal> hasher)
{
    private const int Bytes = 15;

    /// <returns>The key; "" when it was taken back.</returns>
    public async Task<Outcome<string>> Do(MakeKeyRequest request, CancellationToken ct = default)
    {
        if (await things.Track<Terminal>().FirstOrDefaultAsync(t => t.Id == request.Terminal, ct) is not { } terminal) return new Refusal("terminal-gone");
        // Letters and figures only: it is typed into the terminal's own settings.
        var key = request.Take ? "" : Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(Bytes));
        terminal.KeyHash = request.Take ? null : hasher.HashPassword(terminal, key);
        terminal.Version++;
        try { await things.Save(ct); }
        catch (DbUpdateConcurrencyException)
        {
            things.Forget();
            return new Refusal("terminal-changed");
        }
        return key;
    }
}
