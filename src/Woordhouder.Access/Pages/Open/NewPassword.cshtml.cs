using Microsoft.AspNetCore.RateLimiting;
using Woordhouder.Access.Http;

namespace Woordhouder.Access.Pages.Open;

/// <summary>The link in the mail of a forgotten password.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class NewPasswordModel : ChoosePasswordPage;
