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
    /// <summary>Not lent and not on its shelf: it waits for somebody who reserved it, or travels. By the same events.</summary>
    public bool SetAside { get; set; }
    public ItemStatus Status { get; set; } = ItemStatus.InCollection;
    /// <summary>Kebab-case class that says what a lost one costs; "" when none was given.</summary>
    public string PriceClass { get; set; } = "";
    public DateOnly? AcquiredOn { get; set; }
    /// <summary>Since this day no longer in the collection.</summary>
    public DateOnly? WithdrawnOn { get; set; }
    /// <summary>How often it was lent since it is here, and when last: counts without people, for weeding.</summary>
    public int TimesLent { get; set; }
    public DateOnly? LastLentOn { get; set; }
    /// <summary>About the thing ("kaft los"), for staff.</summary>
    public string? Note { get; set; }
    public int Version { get; set; }
}

/// <summary>Why a copy that belongs to the collection may not stand on the shelf. Withdrawal is a day, not a status.</summary>
internal enum ItemStatus { InCollection = 0, OnOrder = 1, Repair = 2, Missing = 3 }
