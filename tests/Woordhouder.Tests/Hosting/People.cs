using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Tests.Hosting;

/// <summary>People for tests, made through the desk's own use case.</summary>
internal static class People
{
    /// <summary>An adult with a year's subscription, enrolled at the desk today.</summary>
    public static async Task<(PersonId Person, string Card)> Enrol(this TestLibrary lib, string familyName = "Postma", string bornOn = "1-1-1980", ReadingHistoryChoice? history = null, string? email = "lid@voorbeeld.invalid")
    {
        await using var scope = lib.AsStaff("desk");
        var born = DateOnly.ParseExact(bornOn, "d-M-yyyy", System.Globalization.CultureInfo.InvariantCulture);
        var (child, youth) = (born.AddYears(16) > lib.Today, born.AddYears(18) > lib.Today);
        var outcome = await scope.Get<EnrolAtDesk>().Do(new EnrolAtDeskRequest("Hilde", "van 't", familyName, bornOn, "1315 XC", "101", "bis", "Stadhuisplein", "Almere",
            youth ? "jeugd" : "basis", email, "06 12345678", child ? "Ouder Postma" : null, child ? "ouder@voorbeeld.invalid" : null, null, history?.ToString(), NoWelcomeMail: false, EvenIfLikelyKnown: true, "nl", "http://localhost"), default);
        return (outcome.Value.Person, outcome.Value.Card.ToString());
    }

    public static async Task<DateOnly> Leave(this TestLibrary lib, PersonId person)
    {
        await using var scope = lib.AsMember(person);
        return (await scope.Get<CancelMembership>().Do(new CancelMembershipRequest(person, CancelWhen.Today), default)).Value;
    }
}
