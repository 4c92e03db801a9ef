using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Modules;

namespace Woordhouder.Platform.Data;

/// <summary>
/// The one context over a library's database. Internal, in no container: modules reach rows through <see cref="For{TPurpose}"/>, Privacy through metadata.
/// One instance serves one purpose; the properties below are the parameters of the named query filters.
/// </summary>
internal sealed class LibraryDb : DbContext
{
    // A write that fails ends its transaction: a savepoint around each would be two round trips for nothing.
    public LibraryDb(DbContextOptions<LibraryDb> options) : base(options) => Database.AutoSavepointsEnabled = false;

    /// <summary>The rule that this instance reads under; null only where Platform or Privacy reads across.</summary>
    public PurposeRule? Rule { get; set; }
    /// <summary>The people whose rows a staff or member request may see: nobody until they are opened.</summary>
    public PersonId Opened { get; set; }
    /// <summary>Jobs and the library's own machinery see everybody whom the purpose may see.</summary>
    public bool Wide { get; set; }
    /// <summary>The door itself asks whether somebody may be seen: the answer is a yes or no, whatever categories the purpose has.</summary>
    public bool DoorAsks { get; set; }
    public DateOnly Today { get; set; }

    // Parameters of the filters (Filters.cs): EF turns members of the context into parameters of the query.
    public string PurposeId => Rule?.Id ?? "";
    public bool IsLending => Rule?.Id == "lending";
    public DateOnly BornOnOrBefore => Today.AddYears(-(Rule?.MinimumAge ?? 0));

    /// <summary>Rows that the full-text index finds for a query in the engine's own language (TextQuery.Render).</summary>
    public IQueryable<TextHit> FullText(string query) => FromExpression(() => FullText(query));

    protected override void OnModelCreating(ModelBuilder builder)
    {
        PlatformTables.Map(builder);
        builder.HasDbFunction(() => FullText("")).HasName(TextIndex.Function);
        foreach (var module in ModuleAssemblies.All) builder.ApplyConfigurationsFromAssembly(module);
        foreach (var entity in builder.Model.GetEntityTypes())
            foreach (var key in entity.GetForeignKeys())
                key.DeleteBehavior = DeleteBehavior.NoAction; // a cascade would delete personal rows past the door
        SnakeCase.Apply(builder.Model);
        Filters.Apply(builder, this);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        var ids = ModuleAssemblies.All.Append(typeof(PersonId).Assembly).Append(typeof(Contracts.Parts).Assembly).Append(typeof(LibraryDb).Assembly)
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsValueType && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)))
            .Distinct();
        Conversions.Apply(conventions, Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal), ids);
    }
}
