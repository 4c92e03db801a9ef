using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Collection;

/// <summary>A copy of a title: the thing with the barcode. Who has it stands with the loan, never here.</summary>
[NotAboutPerson]
internal sealed class Item
{
    public ItemId Id { get; init; }
    public TitleId TitleId { get; set; }
    public string Barcode { get; init; } = "";
    /// <summary>Id of a branch in settings.yaml.</summary>
    public string Branch { get; set; } = "";
    public string ShelfMark { get; set; } = "";
    /// <summary>Kept by the events of lending, so a moment behind; whether it can be lent is decided at the desk.</summary>
    public bool OnLoan { get; set; }
    /// <summary>No longer in the collection.</summary>
    public bool Withdrawn { get; set; }
}
