using System.Text.RegularExpressions;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Woordhouder.Tests.Privacy.Versions;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>The administrator sets terminals up: <see cref="SaveTerminal"/> and <see cref="MakeKey"/>, over the pages.</summary>
public sealed partial class TerminalPagesTests
{
    [GeneratedRegex("<code>([0-9a-f]{30})</code>")]
    private static partial Regex ShownKey();

    [Theory, BothDatabases]
    public async Task A_terminal_is_made_given_a_key_and_seen_when_it_logged_in(Engine engine)
    {
        await using var sip = await SipLibrary.Create(engine);
        using var admin = new DeskForms(await sip.Lib.BrowseAs(Audiences.Roles.Administrator));
        Assert.Contains("nog niet", await admin.Open("/beheer/terminals"), StringComparison.Ordinal);
        Assert.Contains("Deze inlognaam heeft een andere terminal al", await admin.Send("/beheer/terminals", ("Form.Login", "zb1"), ("Form.Name", "Nog een"), ("Form.Branch", "stad")), StringComparison.Ordinal);
        var refused = await admin.Send("/beheer/terminals", ("Form.Login", "z"), ("Form.Name", ""), ("Form.Branch", "nergens"));
        foreach (var reason in new[] { "Typ 3 tot 40 letters", "Typ een naam van hooguit 60 tekens", "Kies een vestiging" }) Assert.Contains(reason, refused, StringComparison.Ordinal);

        var page = $"/beheer/terminals/{sip.Terminal.Value}";
        Assert.Contains("Typ adressen of netwerken", await admin.Send(page, ("Form.Name", "Zelfbediening 2"), ("Form.Branch", "haven"), ("Form.Addresses", "overal")), StringComparison.Ordinal);
        await admin.Open(page);
        var key = ShownKey().Match(await admin.Send(page + "?handler=Key")).Groups[1].Value;
        Assert.Equal(30, key.Length);
        Assert.DoesNotContain(key, await admin.Open(page), StringComparison.Ordinal);
        await using (var client = await sip.Connect())
        {
            Assert.Equal("940", await client.Say($"9300CNzb1|CO{sip.Key}|"));
            Assert.Equal("941", await client.Say($"9300CNzb1|CO{key}|"));
        }
        await Waiting.Until(async () => (await sip.Lib.Raw("SELECT last_seen_at FROM terminal"))[0][0] is not null);
        var seen = await admin.Open(page);
        Assert.DoesNotContain("nog niet", seen, StringComparison.Ordinal);
        Assert.Matches("<td>93</td>\\s*<td>94</td>\\s*<td>gedaan</td>", seen);
    }
}
