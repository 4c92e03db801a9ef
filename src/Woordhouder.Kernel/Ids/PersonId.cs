namespace Woordhouder.Kernel;

/// <summary>
/// A person about whom the library holds data, in one role: a patron, somebody enrolling, a representative, a member of staff.
/// Who enrols again after the membership ended is a new id: rows of the earlier membership keep the earlier end (D10).
/// </summary>
public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("N");
}
