using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Open;

internal sealed class JoinModel : LibraryPage;
