using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Pages.Open;

/// <summary>Said after an erasure to somebody whom the library no longer knows: there is nobody's name on it.</summary>
internal sealed class ErasedModel : LibraryPage;
