using System.Text.RegularExpressions;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>A copy as the office types it.</summary>
internal sealed partial class ItemForm
{
    /// <summary>Empty: the next free number. A copy that is there keeps its number.</summary>
    public string? Barcode { get; set; }
    public string? Branch { get; set; }
    public string? ShelfMark { get; set; }
    public ItemStatus Status { get; set; }
    public string? PriceClass { get; set; }
    public DateOnly? AcquiredOn { get; set; }
    /// <summary>About the thing, never about people.</summary>
    public string? Note { get; set; }

    public static ItemForm Of(Item item) => new()
    {
        Barcode = item.Barcode,
        Branch = item.Branch,
        ShelfMark = item.ShelfMark,
        Status = item.Status,
        PriceClass = item.PriceClass,
        AcquiredOn = item.AcquiredOn,
        Note = item.Note,
    };

    public Outcome<ItemValues> Values(Library library, DateOnly today, DateOnly? withdrawnOn)
    {
        List<Refusal> wrong = [];
        void Refuse(Refusal refusal, string field) => wrong.Add(refusal with { Field = "Item." + field });
        if (library.Settings.Branches.All(b => b.Id != Branch)) Refuse(new Refusal("item-branch"), nameof(Branch));
        if ((ShelfMark ?? "").Trim().Length > 120) Refuse(new Refusal("item-shelf-mark"), nameof(ShelfMark));
        if (!PriceClasses().IsMatch((PriceClass ?? "").Trim())) Refuse(new Refusal("item-price-class"), nameof(PriceClass));
        if (!Enum.IsDefined(Status)) Refuse(new Refusal("item-status"), nameof(Status));
        if (AcquiredOn > today) Refuse(new Refusal("item-acquired"), nameof(AcquiredOn));
        if ((Note ?? "").Trim().Length > 300) Refuse(new Refusal("item-note"), nameof(Note));
        if (wrong.Count > 0) return wrong;
        return new ItemValues(Branch!, (ShelfMark ?? "").Trim(), Status, (PriceClass ?? "").Trim(), AcquiredOn, withdrawnOn, PlainText.FitOrNull(Note?.Trim(), 300));
    }

    [GeneratedRegex("^[a-z0-9-]{0,40}$")]
    internal static partial Regex PriceClasses();
}
