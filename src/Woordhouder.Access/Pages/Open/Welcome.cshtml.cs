using Microsoft.AspNetCore.RateLimiting;
using Woordhouder.Access.Http;

namespace Woordhouder.Access.Pages.Open;

/// <summary>The link of an invitation, of the setup command, or of a first password on paper.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class WelcomeModel : ChoosePasswordPage;
