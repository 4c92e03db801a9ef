using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Woordhouder.Contracts.Collection;

namespace Woordhouder.Collection;

internal enum BatchBy { Barcodes = 1, Shelf = 2, Search = 3 }

/// <summary>What can be changed of many at once: the first five of copies, the others of the description.</summary>
internal enum BatchAct { Branch = 1, ShelfMark = 2, Status = 3, PriceClass = 4, Withdraw = 5, AddGenre = 6, RemoveGenre = 7, AddSubject = 8, RemoveSubject = 9, Material = 10 }

/// <summary>Which ones, what, and into what. Kept with the change as JSON.</summary>
/// <param name="Barcodes">One to a line.</param>
/// <param name="ShelfMark">Copies whose shelf mark begins so.</param>
/// <param name="Value">Id of a branch, a material or a status, a shelf mark, a price class or a heading; nothing for withdrawal.</param>
internal sealed record BatchRequest(BatchBy By, string? Barcodes, string? Branch, string? ShelfMark, string? Words, BatchAct Act, string? Value)
{
    public bool OfItems => Act <= BatchAct.Withdraw;
    public string Write() => JsonSerializer.Serialize(this);
    public static BatchRequest Read(string text) => JsonSerializer.Deserialize<BatchRequest>(text)!;
}

/// <param name="What">Barcode of a copy, or control number of a title.</param>
/// <param name="Item">Null: the description of the title changes.</param>
/// <param name="Version">Of the copy or the title, as it is now.</param>
internal sealed record BatchRow(string What, TitleId Title, string Name, ItemId? Item, int Version, string Before, string After);

/// <param name="Reason">Id of a text: <c>left-out.…</c>.</param>
internal sealed record LeftOut(string Reason, string What, string Name);

/// <summary>Exactly what will change and what will not.</summary>
internal sealed record BatchPlan(BatchRequest Request, IReadOnlyList<BatchRow> Rows, IReadOnlyList<LeftOut> LeftOut)
{
    /// <summary>Two plans with the same print change the same rows, from the same versions, into the same.</summary>
    public string Print
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var row in Rows.OrderBy(r => r.What, StringComparer.Ordinal)) hash.AppendData(Encoding.UTF8.GetBytes($"{row.What}\n{row.Version}\n{row.After}\n"));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }
}
