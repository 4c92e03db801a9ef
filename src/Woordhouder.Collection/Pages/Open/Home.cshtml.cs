using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Open;

/// <summary>Needs nothing but what every page has.</summary>
internal sealed class HomeModel : LibraryPage;
