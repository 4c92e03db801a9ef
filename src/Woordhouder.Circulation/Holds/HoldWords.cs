using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

internal static class HoldWords
{
    /// <summary>"Je bent nummer 2 in de rij." With more copies than one, also how many: who is fourth of ten copies need not wait long.</summary>
    public static string PlaceOf(this PageChrome chrome, HoldLine hold) => hold.Copies > 1
        ? chrome.L($"Je bent nummer {hold.Place} in de rij. Er zijn {hold.Copies} exemplaren.", $"You are number {hold.Place} in the queue. There are {hold.Copies} copies.")
        : chrome.L($"Je bent nummer {hold.Place} in de rij.", $"You are number {hold.Place} in the queue.");
}
