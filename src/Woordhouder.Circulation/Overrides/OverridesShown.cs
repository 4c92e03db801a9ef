using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>An override, for the office.</summary>
/// <param name="Mark">"4821 S."; empty where somebody's data stand still.</param>
[MaskedLine]
internal sealed record OverrideLine(PersonId Person, string Mark, DateOnly LentOn, IReadOnlyList<string> Against, string Role, string Because);

/// <summary>What the office sees of loans that the desk made all the same: the newest ones, masked.</summary>
internal sealed class OverridesShown(For<Lending> data, IPatronMarks marks)
{
    /// <summary>Lines that the office can search; what is older stands in each member's own file.</summary>
    public const int Most = 1000;

    [MaskedLine]
    private sealed record Row(PersonId Person, DateOnly LentOn, string Against, string Role, string Because);

    public async Task<IReadOnlyList<OverrideLine>> Newest(CancellationToken ct = default)
    {
        var rows = await data.Masked<LoanOverride>().OrderByDescending(o => o.LentOn).ThenByDescending(o => o.Id).Take(Most).Select(o => new Row(o.PatronId, o.LentOn, o.Against, o.Role, o.Because)).ToListAsync(ct);
        var who = await marks.Of([.. rows.Select(r => r.Person)], ct);
        return [.. rows.Select(r => new OverrideLine(r.Person, who.GetValueOrDefault(r.Person)?.ToString() ?? "", r.LentOn, r.Against.Split(','), r.Role, r.Because))];
    }
}
