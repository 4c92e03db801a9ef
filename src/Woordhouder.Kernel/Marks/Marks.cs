namespace Woordhouder.Kernel;

/// <summary>What erasure (AVG art. 17) and the end of a schedule do to a row.</summary>
public enum Erasure
{
    Delete,
    /// <summary>The person and every personal column that does not <see cref="PersonalAttribute.Remains"/> become null; the fact stays.</summary>
    Dissociate,
    /// <summary>Kept, with a reason that the person reads.</summary>
    Keep,
}

/// <summary>Who a value came from; decides whether it travels in the portability package (D17).</summary>
public enum By
{
    /// <summary>Provided by the person.</summary>
    Person,
    /// <summary>Observed while the person used a service: travels too.</summary>
    Use,
    /// <summary>Made by the library or derived: stays out of the portability package.</summary>
    Library,
}

/// <summary>
/// This row is about a person. One mark for each person it is about. <paramref name="key"/> names the <see cref="PersonId"/> property, or, with
/// <see cref="Via"/>, the property that holds the parent's id: then the row is about whoever the parent is about, and visible exactly when the parent is.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class AboutPersonAttribute(string key, Schedule schedule) : Attribute
{
    public string Key { get; } = key;
    public Schedule Schedule { get; } = schedule;
    /// <summary>The parent entity, when the row reaches its person through it.</summary>
    public Type? Via { get; init; }
    /// <summary>The date or instant that the schedule counts from; null: the person's own event (membership ended).</summary>
    public string? From { get; init; }
    /// <summary>When the row was made: a longer period in a new statement holds only for rows made after it took effect (D45). Null: <see cref="From"/>, or the person's first day.</summary>
    public string? Made { get; init; }
    public Erasure OnErasure { get; init; } = Erasure.Delete;
    /// <summary>What the end of the schedule does; the default is the same as on erasure, and delete where erasure keeps.</summary>
    public Erasure AtEnd { get; init; } = (Erasure)(-1);
    /// <summary>Text id of the reason, required with <see cref="Erasure.Keep"/>.</summary>
    public string? KeptBecause { get; init; }
    /// <summary>The columns that this person may see where the row is also about somebody else (art. 15(4)); null: all.</summary>
    public string[]? Sees { get; init; }
    public Erasure End => (int)AtEnd >= 0 ? AtEnd : OnErasure == Erasure.Keep ? Erasure.Delete : OnErasure;
}

/// <summary>A second, earlier schedule that clears some columns of a row (titles of returned loans, bodies of sent mail).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ClearsAttribute(Schedule schedule, string from, params string[] columns) : Attribute
{
    public Schedule Schedule { get; } = schedule;
    public string From { get; } = from;
    public string[] Columns { get; } = columns;
    /// <summary>Only rows in which this column…</summary>
    public string? When { get; init; }
    /// <summary>…has this value (an enum's number).</summary>
    public int Is { get; init; }
}

/// <summary>No row of this table is about a person.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotAboutPersonAttribute : Attribute;

/// <summary>A column that is about the person. <see cref="Label"/> ids are <c>table.column</c> in the module's texts.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute(Category category) : Attribute
{
    public Category Category { get; } = category;
    public By Given { get; init; } = By.Person;
    /// <summary>Stays when the row is dissociated: a fact that no longer points at anybody.</summary>
    public bool Remains { get; init; }
    /// <summary>A secret or hash: the report says that it is held, never what it is.</summary>
    public bool Secret { get; init; }
}

/// <summary>A column of a row about a person that the library's machinery needs and that says nothing about the person. Never text, JSON or bytes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OperationalAttribute : Attribute;

/// <summary>A line of a list in which people stay masked (initials and surname, birth year, four figures of postcode and card). Not a consultation.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class MaskedLineAttribute : Attribute;

/// <summary>A purpose that personal data may be used for. Its basis, categories and conditions stand in the library's statement under <see cref="Id"/>.</summary>
public interface IPurpose
{
    static abstract string Id { get; }
}

/// <summary>A table about nobody that is swept all the same: rows that have done their work (outbox, form keys).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SweptAttribute(Schedule schedule, string from) : Attribute
{
    public Schedule Schedule { get; } = schedule;
    /// <summary>The instant that the period counts from; a row in which it is empty stays.</summary>
    public string From { get; } = from;
}
