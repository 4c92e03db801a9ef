using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Woordhouder.Access.Http;

internal static class PageFolders
{
    /// <summary>The folder of the page that this request is for: its audience. Null: no page.</summary>
    public static string? PageFolder(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.TrimStart('/').Split('/')[0];
}
