using System.Reflection;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Architecture;

/// <summary>Who may know whom (architecture §5, §8.1), read from the project files and the assemblies: a new module is checked the moment it exists.</summary>
public sealed class WallTests
{
    private static readonly string[] Base = ["Woordhouder.Kernel", "Woordhouder.Contracts", "Woordhouder.Platform"];

    private static IEnumerable<(string Project, string[] References)> Projects() => Directory.EnumerateFiles(Repository.Path("src"), "*.csproj", SearchOption.AllDirectories)
        .Select(file => (Path.GetFileNameWithoutExtension(file), XDocument.Load(file).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/'))).ToArray()));

    /// <summary>What a project may refer to; null: anything (composition).</summary>
    internal static string[]? Allowed(string project) => project switch
    {
        "Woordhouder.Kernel" => [],
        "Woordhouder.Contracts" => ["Woordhouder.Kernel"],
        "Woordhouder.Platform" => ["Woordhouder.Kernel", "Woordhouder.Contracts"],
        "Woordhouder.Web" => null,
        _ => Base,
    };

    internal static IEnumerable<string> Breaches(IEnumerable<(string Project, string[] References)> projects) =>
        from p in projects
        let allowed = Allowed(p.Project)
        where allowed is not null
        from reference in p.References
        where !allowed.Contains(reference)
        select $"{p.Project} refers to {reference}";

    [Fact]
    public void Projects_refer_downwards_only_and_no_module_knows_another() => Assert.Empty(Breaches(Projects()));

    [Fact]
    public void The_rule_sees_a_module_that_refers_to_another() =>
        Assert.Equal(["Woordhouder.Circulation refers to Woordhouder.Patrons"], Breaches([("Woordhouder.Circulation", ["Woordhouder.Platform", "Woordhouder.Patrons"])]));

    private static readonly string[] NotModules = [.. Base, "Woordhouder.Web", "Woordhouder.Migrations.Sqlite", "Woordhouder.Migrations.Postgres"];

    internal static IEnumerable<Assembly> Modules() => Projects().Select(p => p.Project).Except(NotModules).Select(Assembly.Load);

    /// <summary>Razor makes its page models and views; everything else that is public must be the module's one door.</summary>
    internal static IEnumerable<string> PublicTypes(IEnumerable<Type> types, string module) => types
        .Where(t => t.IsPublic && !t.IsAssignableTo(typeof(PageModel)) && !t.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.Razor.RazorPageBase)) && t.Name != module)
        .Select(t => t.FullName!);

    [Fact]
    public void A_modules_only_public_type_is_its_module() =>
        Assert.Empty(Modules().SelectMany(a => PublicTypes(a.GetTypes(), a.GetName().Name!.Split('.')[^1] + "Module")));

    [Fact]
    public void The_rule_sees_a_public_type_too_many() => Assert.Contains(typeof(WallTests).FullName!, PublicTypes([typeof(WallTests)], "PatronsModule"));

    [Fact]
    public void Every_module_exists() => Assert.Equal(["Woordhouder.Access", "Woordhouder.Circulation", "Woordhouder.Collection", "Woordhouder.Exchanges", "Woordhouder.Patrons", "Woordhouder.Privacy"],
        Modules().Select(m => m.GetName().Name).Order());

    [Fact]
    public void No_entity_constructor_or_property_takes_a_context()
    {
        using var db = Models.Sqlite();
        Assert.Empty(db.Model.GetEntityTypes().Select(e => e.ClrType).Where(TakesAContext));
        Assert.True(TakesAContext(typeof(Greedy)));
    }

    private static bool TakesAContext(Type entity) =>
        entity.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).SelectMany(c => c.GetParameters()).Any(p => p.ParameterType.IsAssignableTo(typeof(Microsoft.EntityFrameworkCore.DbContext)))
        || entity.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(p => p.PropertyType.IsAssignableTo(typeof(Microsoft.EntityFrameworkCore.DbContext)));

    private sealed class Greedy(Microsoft.EntityFrameworkCore.DbContext db) { public Microsoft.EntityFrameworkCore.DbContext Db => db; }
}
