using System.Reflection;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Evidence.Live;

public class SabotageNamesTests
{
    [Fact]
    public async Task Every_evidence_names_sabotages_that_exist()
    {
        await using var lib = await LittleLibrary.Empty(Engine.Sqlite);
        await using var scope = lib.AsLibrary();
        var tests = typeof(SabotageNamesTests).Assembly.GetTypes().SelectMany(t => t.GetMethods())
            .Where(m => m.GetCustomAttributes<FactAttribute>().Any()).Select(m => m.Name).ToHashSet();

        var all = scope.Get<IEnumerable<IEvidence>>().Where(e => e.GetType().Assembly != typeof(SabotageNamesTests).Assembly).ToList();

        Assert.NotEmpty(all);
        Assert.All(all, e => Assert.NotEmpty(e.Sabotages));
        Assert.Equal([], all.SelectMany(e => e.Sabotages.Where(s => !tests.Contains(s)).Select(s => $"{e.Id}: no test {s}")));
    }
}
