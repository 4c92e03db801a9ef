using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Privacy.Rights;

/// <summary>What a restriction would stop and what goes on, read from the purposes that run: the sentence before it starts is what the door then does (D15).</summary>
internal sealed class RestrictEffects(Library library, ProgramFactsReader program)
{
    /// <summary>Purposes that can stand still: all that run, except those that exist for the person's own sake or for the law.</summary>
    public IReadOnlyList<PurposeFacts> Stoppable { get; } = [.. library.Word.Statement.Purposes.Values.Where(p => library.Rule(p.Id) is { } rule && !rule.Unneeded.Contains(Filters.Restriction))];

    /// <summary>The person's anchor stands under every purpose, and what says who may be seen cannot hide itself: neither is a kind of data to put on hold.</summary>
    private static readonly HashSet<Type> Never = [typeof(Person), typeof(RestrictionRow), typeof(ConsentRow), typeof(ObjectionRow), typeof(DeletionHold)];

    /// <summary>Tables of which the values can be contested: those that the person or their use filled, and that at least one stoppable purpose reads.</summary>
    public IReadOnlyList<RegistryTable> Contestable => [.. program.Registry.Tables.Where(t => !Never.Contains(t.Entity) && Contested(t).Count > 0 && Readers(t).Count > 0)];

    /// <summary>The columns that a person could say are wrong.</summary>
    public static IReadOnlyList<RegistryColumn> Contested(RegistryTable table) =>
        [.. table.Columns.Where(c => c.Mark is { Secret: false, Given: By.Person or By.Use } && !c.IsKey(table))];

    public IReadOnlyList<PurposeFacts> Stops(RestrictionScope scope, string target, bool lendingGoesOn) => scope switch
    {
        RestrictionScope.File => [.. Stoppable.Where(p => !(lendingGoesOn && p.Id == Contracts.Lending.Id))],
        RestrictionScope.Purpose => [.. Stoppable.Where(p => p.Id == target)],
        _ => program.Registry.Tables.FirstOrDefault(t => t.Table == target) is { } table ? Readers(table) : [],
    };

    private IReadOnlyList<PurposeFacts> Readers(RegistryTable table)
    {
        var categories = table.Columns.Where(c => c.Mark is not null).Select(c => c.Mark!.Category).ToHashSet();
        return [.. Stoppable.Where(p => categories.All(p.Categories.Contains))];
    }
}
