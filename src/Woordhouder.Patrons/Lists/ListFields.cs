using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>What a list of members can say of somebody: a closed list, each field with the kind of data that it is.</summary>
internal sealed record ListField(string Id, Category Category, string Nl, string En, Func<ListedMember, object?> Value);

/// <summary>A member as far as the list's purpose sees them: what it may not see was never read.</summary>
internal sealed record ListedMember(PatronName Name, PatronContact? Contact, PatronMembership? Membership, Person? Person, string? Subscription);

internal static class ListFields
{
    public static readonly IReadOnlyList<ListField> All =
    [
        new("naam", Category.Identity, "naam", "name", m => m.Name.Name.Full),
        new("adres", Category.Contact, "straat en huisnummer", "street and number", m => m.Contact is { } c ? $"{c.Street} {c.HouseNumber} {c.HouseNumberAddition}".TrimEnd() : null),
        new("postcode", Category.Contact, "postcode", "postcode", m => m.Contact is { } c ? Postcode.Show(c.Postcode) : null),
        new("plaats", Category.Contact, "plaats", "town", m => m.Contact?.City),
        new("e-mail", Category.Contact, "e-mailadres", "e-mail address", m => m.Contact?.Email),
        new("telefoon", Category.Contact, "telefoonnummer", "telephone number", m => m.Contact?.Phone),
        new("geboortejaar", Category.Demographics, "geboortejaar", "year of birth", m => m.Person?.BornOn.Year),
        new("lid-sinds", Category.Membership, "lid sinds", "member since", m => m.Person?.JoinedOn),
        new("abonnement", Category.Membership, "abonnement", "subscription", m => m.Subscription),
        new("loopt-tot", Category.Membership, "loopt tot en met", "runs until", m => m.Membership?.EndsOn),
    ];

    /// <summary>The fields that a purpose may see, as the statement in force says.</summary>
    public static IReadOnlyList<ListField> Of(IReadOnlySet<Category> categories) => [.. All.Where(f => categories.Contains(f.Category))];
}
