namespace Woordhouder.Contracts.Access;

/// <summary>The desk that somebody works at.</summary>
/// <param name="Branch">A branch of settings.yaml; null: not said yet.</param>
/// <param name="Volume">Of its sounds, 0 (off) to 100.</param>
public sealed record DeskPlace(string? Branch, int Volume);

/// <summary>Access answers and remembers which desk this is: in the session of who works there, so that it takes no cookie. Who takes over the screen finds it as it was.</summary>
public interface IDeskPlace
{
    DeskPlace Now { get; }
    /// <summary>Nothing happens where nobody of the staff is signed in.</summary>
    Task Keep(DeskPlace place, CancellationToken ct = default);
}
