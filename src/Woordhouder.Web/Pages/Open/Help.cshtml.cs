using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Web.Pages.Open;

/// <summary>The guide for staff. It holds nothing about anybody: its pictures are of the demo library.</summary>
public sealed class HelpModel : LibraryPage
{
    public IReadOnlyList<GuideBook> Books { get; private set; } = [];
    public GuideBook? Book { get; private set; }

    public IActionResult OnGet([FromServices] Guide guide, string? boek)
    {
        Books = guide.Books;
        Book = Books.FirstOrDefault(b => b.Id == boek);
        return boek is null || Book is not null ? Page() : NotFound();
    }
}
