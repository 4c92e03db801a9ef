using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>Numbers for new copies: what was typed or scanned, or the next free one of the library's own range.</summary>
internal sealed class ItemBarcodes(Things things, Library library)
{
    public const int Longest = 30;

    /// <summary>The number as it will stand on the copy, or why it cannot. Call it within the transaction that adds the copy.</summary>
    public async Task<Outcome<string>> For(string? typed, CancellationToken ct)
    {
        var number = (typed ?? "").Trim();
        if (number.Length == 0) return await Next(ct);
        if (Wrong(number, library.Settings.Items) is { } wrong) return Refused(wrong);
        if (await Holder(number, ct) is { } title) return Refused(new Refusal("barcode-is-used", null, ("number", number), ("title", title)));
        return number;
    }

    /// <summary>In the library's own range a mistyped number is seen by its check digit; other ranges have rules of their own.</summary>
    public static Refusal? Wrong(string number, ItemSettings range) =>
        number.Length is < 4 or > Longest || !number.All(char.IsAsciiLetterOrDigit) ? new Refusal("barcode-form")
        : number.Length == range.BarcodeLength && number.StartsWith(range.BarcodePrefix, StringComparison.Ordinal) && !CheckDigit.Verify(number) ? new Refusal("barcode-check-digit", null, ("number", number))
        : null;

    private async Task<string> Next(CancellationToken ct)
    {
        var range = library.Settings.Items;
        while (true)
        {
            var running = (await things.Numbers("item-barcode", 1, ct)).ToString(CultureInfo.InvariantCulture).PadLeft(range.BarcodeLength - range.BarcodePrefix.Length - 1, '0');
            var number = range.BarcodePrefix + running;
            number += CheckDigit.Of(number);
            // An import brought numbers of the same range.
            if (await Holder(number, ct) is null) return number;
        }
    }

    private Task<string?> Holder(string number, CancellationToken ct) =>
        things.Set<Item>().Where(i => i.Barcode == number).Join(things.Set<Title>(), i => i.TitleId, t => t.Id, (i, t) => t.Name).FirstOrDefaultAsync(ct);

    private static Refusal Refused(Refusal refusal) => refusal with { Field = "Item.Barcode" };
}
