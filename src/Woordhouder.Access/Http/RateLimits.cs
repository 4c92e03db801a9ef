using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Http;

/// <summary>
/// Limits on posting where guessing pays: sign-in, codes, forgotten passwords. Counted per network, because a guesser tries many names; per name there is
/// the lock (<see cref="SigningIn.TypedNames"/>, <see cref="SigningIn.Lockout"/>). Addresses are in memory for a minute or an hour and nowhere else.
/// </summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in", Mail = "mail";
    private const int SignInsPerMinute = 60, MailsPerHour = 30, LinksPerMinute = 60;

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.AddPolicy(SignIn, context => Posts(context, SignIn, SignInsPerMinute, TimeSpan.FromMinutes(1)));
        o.AddPolicy(Mail, context => Posts(context, Mail, MailsPerHour, TimeSpan.FromHours(1)));
        o.AddPolicy(RateLimitNames.SecretLink, context => All(context, RateLimitNames.SecretLink, LinksPerMinute, TimeSpan.FromMinutes(1)));
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? $"{(int)wait.TotalSeconds + 1}" : "60";
            return ValueTask.CompletedTask;
        };
    });

    private static RateLimitPartition<string> Posts(HttpContext context, string policy, int permits, TimeSpan window)
    {
        if (!HttpMethods.IsPost(context.Request.Method)) return RateLimitPartition.GetNoLimiter("");
        return All(context, policy, permits, window);
    }

    private static RateLimitPartition<string> All(HttpContext context, string policy, int permits, TimeSpan window)
    {
        var key = $"{context.RequestServices.GetRequiredService<LibraryScope>().Library.Id} {policy} {NetworkOf(context.Connection.RemoteIpAddress)}";
        return RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = window, SegmentsPerWindow = 6 });
    }

    /// <summary>The /24 of an IPv4 address, the /56 of an IPv6 address: what one household or company has.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "local";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, address.AddressFamily == AddressFamily.InterNetwork ? 3 : 7));
    }
}
