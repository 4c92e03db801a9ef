using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Contracts.Privacy;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>A contact person does not want to be known to the library (AVG arts. 17 and 21): everything about them goes at once, without balancing. The institution goes on without one.</summary>
internal sealed class EraseContact(For<Rights> rights, IErasePerson erase)
{
    public async Task<Outcome<Nothing>> Do(InstitutionId institution, CancellationToken ct = default) =>
        await rights.ContactOf(institution, ct) is { } person ? await erase.Erase(person, ct) : new Refusal("contact-none");
}
