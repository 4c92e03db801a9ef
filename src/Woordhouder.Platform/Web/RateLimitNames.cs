namespace Woordhouder.Platform.Web;

/// <summary>Limits that pages of any module ask for by name; how many stands where they are registered.</summary>
public static class RateLimitNames
{
    /// <summary>An address that holds a secret and is fetched by a program: counted for each network, every method.</summary>
    public const string SecretLink = "secret-link";
}
