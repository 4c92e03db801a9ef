using Woordhouder.Access.Accounts;
using Woordhouder.Access.Codes;
using Woordhouder.Kernel;

namespace Woordhouder.Access.SigningIn;

/// <summary>The second half of a sign-in by an address that several members share (D42): the card decides who it is.</summary>
internal sealed class ChooseCard(CodeBook codes, AccountStore accounts, Admission admission)
{
    public async Task<Outcome<Entry>> Do(string code, string device, CancellationToken ct = default)
    {
        if (await codes.Look(code, CodePurpose.Card, ct) is not { } person || !await codes.Use(code, CodePurpose.Card, ct)) return new Refusal("card-choice-old");
        if (await accounts.Member(person, ct) is not { BlockedAt: null } account) return new Refusal("card-choice-old");
        return await admission.Admit(account, device, ct);
    }
}
