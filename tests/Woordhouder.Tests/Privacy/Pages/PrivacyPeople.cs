using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Privacy.Pages;

/// <summary>A member as far as Privacy's pages need one: the anchor.</summary>
internal static class PrivacyPeople
{
    public static async Task<PersonId> Member(this TestLibrary lib, DateOnly? born = null)
    {
        await using var scope = lib.AsLibrary();
        var data = scope.Get<For<Contracts.Membership>>();
        var person = new Person { Id = TypedId.New<PersonId>(lib.Clock), BornOn = born ?? new DateOnly(1987, 4, 12), JoinedOn = lib.Today };
        data.Add(person);
        await data.Save();
        return person.Id;
    }

    /// <summary>Whether staff working for a purpose can open this person's record.</summary>
    public static async Task<bool> StaffOpens<TPurpose>(this TestLibrary lib, PersonId person) where TPurpose : IPurpose
    {
        await using var scope = lib.AsStaff("desk", "back-office");
        return await scope.Get<For<TPurpose>>().Open(person);
    }
}
