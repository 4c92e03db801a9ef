namespace Woordhouder.Kernel;

/// <summary>
/// Why something was not done: a stable code whose sentence stands in the module's texts in nl and en as <c>refusal.{Code}</c>,
/// the values for that sentence, and the role that may go on all the same (null: nobody).
/// </summary>
public sealed record Refusal(string Code, string? MayOverride = null, params (string Name, object? Value)[] Values)
{
    /// <summary>The form field that the refusal is about, when there is one.</summary>
    public string? Field { get; init; }
}

/// <summary>The result of a use case: done with a value, or refused with all reasons at once.</summary>
public sealed class Outcome<T>
{
    private readonly T? value;

    internal Outcome(T? value, IReadOnlyList<Refusal> refusals) => (this.value, Refusals) = (value, refusals);

    public IReadOnlyList<Refusal> Refusals { get; }
    public bool Done => Refusals.Count == 0;
    public T Value => Done ? value! : throw new InvalidOperationException($"refused: {string.Join(", ", Refusals.Select(r => r.Code))}");

    public static implicit operator Outcome<T>(T value) => new(value, []);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);
    public static implicit operator Outcome<T>(List<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("a refusal needs a reason", nameof(refusals));
}

public static class Outcome
{
    /// <summary>For values of an interface type, which convert to nothing implicitly.</summary>
    public static Outcome<T> Of<T>(T value) => new(value, []);
}

/// <summary>The value of an outcome that has nothing to say but that it happened.</summary>
public readonly record struct Nothing;
