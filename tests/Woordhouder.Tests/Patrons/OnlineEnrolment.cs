using Woordhouder.Patrons;
using Woordhouder.Tests.Hosting;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Patrons;

/// <summary>The steps of the online form, up to where a test wants to be.</summary>
internal static class OnlineEnrolment
{
    public const string Password = "lezen onder de lindeboom";

    public static async Task<string> Draft(this TestLibrary lib, string given = "Jan", string family = "Berg", string born = "01-02-1980", string? email = "jan@voorbeeld.example", string subscription = "basis",
        string? parent = null, string? parentEmail = null, string? reads = null)
    {
        var key = (await lib.Visitor((DraftEnrolment d) => d.Who(new WhoStep(null, given, null, family, born, null, parent, parentEmail, "nl"), default))).Value;
        _ = (await lib.Visitor((DraftEnrolment d) => d.Address(new AddressStep(key, "1315 AB", "12", null, "Stadhuisplein", "Almere", email, null), default))).Value;
        _ = (await lib.Visitor((DraftEnrolment d) => d.Subscription(new SubscriptionStep(key, subscription, reads, false), default))).Value;
        return key;
    }

    /// <returns>The key in the mail.</returns>
    public static async Task<string> Begin(this TestLibrary lib, string draft, string template = "enrolment")
    {
        _ = (await lib.Visitor((BeginEnrolment b) => b.Do(new BeginEnrolmentRequest(draft, Site), default))).Value;
        return await lib.KeyInMail(template);
    }

    public static Task<Woordhouder.Kernel.Outcome<ConfirmedEnrolment>> Confirm(this TestLibrary lib, string key, string? password = Password) =>
        lib.Visitor((ConfirmEnrolment c) => c.Do(new ConfirmEnrolmentRequest(key, password, Site), default));
}
