using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Modules;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;

namespace Woordhouder.Platform.Libraries;

/// <summary>Reads what this process can do from the code, the model and the registrations. Nothing here is a list that somebody keeps by hand.</summary>
internal sealed class ProgramFactsReader(IServiceProvider services, IEnumerable<ModuleInfo> modules)
{
    /// <summary>The parts of Platform itself.</summary>
    private static readonly string[] OwnParts = [Parts.Statement, Parts.Door, Parts.Registry, Parts.Mail, Parts.Outbound];
    // Of the code alone: the same for every program that this process composes.
    private static readonly Lazy<Registry> OfTheModel = new(() => Registry.Of(ModelOfSqlite()));
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyList<(Type Class, Type Purpose)>> UsesOf = new();
    private ProgramFacts? known;

    public Registry Registry => OfTheModel.Value;

    public ProgramFacts Read(LibrarySettings settings)
    {
        known ??= ReadOnce();
        return settings.AnswersToPublishedText ? known : known with { Requirements = new HashSet<string>() };
    }

    private ProgramFacts ReadOnce()
    {
        var assemblies = modules.Select(m => m.Assembly).Append(typeof(LibraryDb).Assembly).Distinct().ToList();
        var purposes = typeof(IPurpose).Assembly.GetTypes().Concat(typeof(Parts).Assembly.GetTypes()).Concat(assemblies.SelectMany(a => a.GetTypes()))
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IPurpose))).Distinct().ToList();
        return new ProgramFacts(
            Parts: Parts.All,
            RunningParts: OwnParts.Concat(modules.SelectMany(m => m.Parts)).ToHashSet(),
            Purposes: purposes.Select(IdOf).ToHashSet(),
            UsedPurposes: Uses(assemblies).Select(u => IdOf(u.Purpose)).ToHashSet(),
            Uses: [.. ScheduleUses()],
            Fields: Registry.Tables.SelectMany(t => t.Columns.Where(c => c.Mark is not null).Select(c => $"{t.Table}.{c.Column}")).ToHashSet(),
            Senders: [.. services.GetServices<Sender>().Select(s => (s.Recipient, s.Fields))],
            Lanes: services.GetServices<MailLane>().Select(l => l.Id).ToHashSet(),
            Cookies: services.GetServices<CookieInfo>().Select(c => c.Name).ToHashSet(),
            Pages: Pages(),
            Evidence: services.GetServices<IEvidence>().ToDictionary(e => e.Id, e => new EvidenceFacts(e.Kind.ToString().ToLowerInvariant(), e.Sabotages.Count > 0)),
            Requirements: Enumerable.Range(1, 122).Select(n => $"R{n}").ToHashSet(),
            Decisions: Enumerable.Range(1, 45).Select(n => $"D{n}").ToHashSet(),
            Ceilings: Statements.Ceilings.All)
        {
            ThingSchedules = Registry.Things.Select(t => t.Schedule.ToKebab()).ToHashSet(),
        };
    }

    /// <summary>Which class asks for which purpose, from its constructor or its mark (register of processing, AVG art. 30).</summary>
    public static IEnumerable<(Type Class, Type Purpose)> Uses(IReadOnlyList<Assembly> assemblies) =>
        assemblies.SelectMany(a => UsesOf.GetOrAdd(a, assembly => [.. MarkedIn(assembly), .. InjectedIn(assembly)]));

    private static IEnumerable<(Type, Type)> MarkedIn(Assembly assembly) =>
        from type in assembly.GetTypes()
        from mark in type.GetCustomAttributes(false)
        where mark.GetType() is { IsGenericType: true } m && m.GetGenericTypeDefinition() == typeof(AcrossForAttribute<>)
        select (type, mark.GetType().GetGenericArguments()[0]);

    private static IEnumerable<(Type, Type)> InjectedIn(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.IsClass
        from constructor in type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        from parameter in constructor.GetParameters()
        where parameter.ParameterType is { IsGenericType: true, ContainsGenericParameters: false } p && p.GetGenericTypeDefinition() == typeof(For<>)
        select (type, parameter.ParameterType.GetGenericArguments()[0]);

    private static string IdOf(Type purpose) => (string)purpose.GetProperty(nameof(IPurpose.Id), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private IEnumerable<(string, string, Category)> ScheduleUses()
    {
        foreach (var table in Registry.Tables)
        {
            var categories = table.Columns.Where(c => c.Mark is not null).Select(c => c.Mark!.Category).Distinct().ToList();
            foreach (var schedule in table.Marks.Select(m => m.Mark.Schedule).Distinct())
                foreach (var category in categories) yield return (schedule.ToKebab(), table.Table, category);
            foreach (var clears in table.Clears)
                foreach (var category in clears.Columns.Select(c => table.Column(c).Mark?.Category).OfType<Category>().Distinct()) yield return (clears.Schedule.ToKebab(), table.Table, category);
        }
    }

    private List<string> Pages() => services.GetService<IActionDescriptorCollectionProvider>() is { } pages
        ? [.. pages.ActionDescriptors.Items.OfType<PageActionDescriptor>().Select(p => "/" + p.AttributeRouteInfo?.Template?.TrimStart('/'))]
        : [];

    /// <summary>The model does not differ between the engines in what the registry reads; it is built here without opening a database.</summary>
    private static Microsoft.EntityFrameworkCore.Metadata.IModel ModelOfSqlite()
    {
        using var db = new LibraryDb(LibraryDatabase.Options(DatabasePlace.Sqlite(":memory:")));
        return db.Model;
    }
}
