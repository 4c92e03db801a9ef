using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Modules;

namespace Woordhouder.Privacy.Evidences.Structural;

/// <summary>Evidence about how the running program is built: its assemblies, its model, the database's own catalogue.</summary>
internal abstract class StructuralEvidence(string id, params string[] sabotages) : IEvidence
{
    public string Id => id;
    public EvidenceKind Kind => EvidenceKind.Structural;
    public IReadOnlyList<string> Sabotages => sabotages;
    public abstract Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct);

    protected static EvidenceResult Count<T>(IReadOnlyCollection<T> looked, Func<T, bool> violates) => new(looked.Count(violates), looked.Count);

    /// <summary>The program's own assemblies: modules, Platform and the host.</summary>
    protected static IReadOnlyList<Assembly> Assemblies(EvidenceContext context) =>
        [.. context.Services.GetServices<ModuleInfo>().Select(m => m.Assembly).Append(typeof(Library).Assembly).Append(Assembly.GetEntryAssembly() is { } entry && entry.GetName().Name!.StartsWith("Woordhouder.Web", StringComparison.Ordinal) ? entry : typeof(Library).Assembly).Distinct()];

    protected static IModel Model(EvidenceContext context) => context.Services.GetRequiredService<Unit>().Across().Model;

    /// <summary>Tables and columns as the database itself lists them: (table, column, type, not null).</summary>
    protected static async Task<IReadOnlyList<(string Table, string Column, string Type, bool NotNull)>> CatalogueAsync(EvidenceContext context, CancellationToken ct)
    {
        await using var command = context.Connection.CreateCommand();
        command.CommandText = context.Sqlite
            ? "SELECT m.name, c.name, c.type, c.\"notnull\" FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'"
            : "SELECT table_name, column_name, data_type, CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END FROM information_schema.columns WHERE table_schema = 'public'";
        var columns = new List<(string, string, string, bool)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), Convert.ToInt64(reader.GetValue(3), CultureInfo.InvariantCulture) == 1));
        return columns;
    }

    /// <summary>The types of other assemblies that an assembly names, as full names: what its code can touch at all.</summary>
    protected static IReadOnlySet<string> TypesNamed(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return metadata.TypeReferences.Select(metadata.GetTypeReference).Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}").ToHashSet();
    }

    /// <summary>Every literal in an assembly's code: the HTML of its pages among them.</summary>
    protected static IEnumerable<string> Literals(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        for (var handle = MetadataTokens(metadata); !handle.IsNil; handle = metadata.GetNextHandle(handle)) yield return metadata.GetUserString(handle);
    }

    private static UserStringHandle MetadataTokens(MetadataReader metadata) =>
        metadata.GetHeapSize(System.Reflection.Metadata.Ecma335.HeapIndex.UserString) > 1 ? System.Reflection.Metadata.Ecma335.MetadataTokens.UserStringHandle(1) : default;
}
