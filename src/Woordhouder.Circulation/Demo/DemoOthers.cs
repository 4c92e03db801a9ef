using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>What the demo's school has: titles that nobody else of the demo borrows.</summary>
internal sealed class DemoOthers(LibraryScopes scopes, Library library) : IDemoData
{
    /// <summary>Books that a class reads from, of the places that DemoLoans and DemoOverdue leave alone.</summary>
    private const int From = 88, Lent = 3;

    public async Task Fill(CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        if (await scope.Get<IInstitutions>().All(ct) is not [var school, ..]) return;
        foreach (var barcode in DemoLoans.AllBarcodes(library).Where((_, place) => place % 3 == 2).Skip(From).Take(Lent))
            await scope.Get<LendToInstitution>().Do(new LendToInstitutionRequest(school.Id, barcode, library.Settings.Branches[0].Id), ct);
    }
}
