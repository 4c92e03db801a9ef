using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>A person in a list at the desk: enough to recognise somebody who stands there, no more.</summary>
/// <param name="FourFigures">Of the postcode.</param>
/// <param name="CardLastFour">Empty while no card is open.</param>
[MaskedLine]
internal sealed record PatronLine(PersonId Person, string Initials, string? Prefix, string FamilyName, int BornIn, string? FourFigures, string? CardLastFour, bool Ended)
{
    /// <summary>"S. el Amrani"</summary>
    public string Name => DutchName.Join(Initials, Prefix, FamilyName);
}
