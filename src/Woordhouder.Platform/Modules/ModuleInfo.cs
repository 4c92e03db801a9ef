using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Woordhouder.Platform.Modules;

/// <summary>A module as the running program knows it: its assembly (entities, pages, use cases) and the named parts that it brings.</summary>
public sealed record ModuleInfo(Assembly Assembly, IReadOnlyList<string> Parts);

/// <summary>The assemblies whose entities are in the model. Filled once while the program is composed; one model serves every library.</summary>
internal static class ModuleAssemblies
{
    private static readonly List<Assembly> Known = [];
    public static IReadOnlyList<Assembly> All { get { lock (Known) return [.. Known]; } }

    public static void Add(Assembly assembly)
    {
        lock (Known) if (!Known.Contains(assembly)) Known.Add(assembly);
    }
}

public static class ModuleRegistration
{
    /// <summary>Registers a module with the parts that it brings. Called once by the module's own <c>Add…</c> method.</summary>
    public static IServiceCollection AddModule(this IServiceCollection services, Assembly assembly, params string[] parts)
    {
        ModuleAssemblies.Add(assembly);
        foreach (var part in parts)
            if (!Contracts.Parts.All.Contains(part)) throw new ArgumentException($"'{part}' is not in Parts.cs", nameof(parts));
        return services.AddSingleton(new ModuleInfo(assembly, parts));
    }
}
