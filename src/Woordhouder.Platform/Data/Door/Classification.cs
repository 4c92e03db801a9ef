using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>The marks of one entity, read once. A column without a mark belongs to no purpose: the door fails closed on it.</summary>
internal sealed class Classification
{
    private static readonly ConcurrentDictionary<Type, Classification> Known = new();
    private readonly HashSet<string> keys;
    private readonly Dictionary<string, PersonalAttribute> personal = [];

    private Classification(IReadOnlyEntityType entity)
    {
        Marks = [.. entity.ClrType.GetCustomAttributes<AboutPersonAttribute>()];
        keys = [.. Marks.Where(m => m.Via is null).Select(m => m.Key)];
        var unmarked = new List<string>();
        foreach (var property in entity.GetProperties())
        {
            if (property.PropertyInfo?.GetCustomAttribute<PersonalAttribute>() is { } mark) personal[property.Name] = mark;
            else if (property.PropertyInfo?.GetCustomAttribute<OperationalAttribute>() is null) unmarked.Add(property.Name);
        }
        Unmarked = AboutPerson ? unmarked : [];
        Categories = [.. personal.Values.Select(p => p.Category).Distinct()];
    }

    public static Classification Of(IReadOnlyEntityType entity) => Known.GetOrAdd(entity.ClrType, static (_, e) => new Classification(e), entity);

    public IReadOnlyList<AboutPersonAttribute> Marks { get; }
    public bool AboutPerson => Marks.Count > 0;
    public IReadOnlyList<Category> Categories { get; }
    public IReadOnlyList<string> Unmarked { get; }
    public bool IsKey(string property) => keys.Contains(property);
    public bool IsPersonal(string property) => personal.ContainsKey(property);
    public PersonalAttribute? Personal(string property) => personal.GetValueOrDefault(property);
}
