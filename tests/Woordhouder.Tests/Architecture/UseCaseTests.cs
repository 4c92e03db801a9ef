using System.Reflection;
using Woordhouder.Kernel;

namespace Woordhouder.Tests.Architecture;

/// <summary>Every use case is tested by its name: a class that answers with an outcome, found by its shape, stands in at least one test (architecture §8.5).</summary>
public sealed class UseCaseTests
{
    /// <summary>A class of a module with a public method that returns an outcome, later or at once.</summary>
    internal static bool IsUseCase(Type type) => type is { IsClass: true, IsAbstract: false } && type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(m => m.ReturnType).Any(r => Unwrapped(r) is { IsGenericType: true } o && o.GetGenericTypeDefinition() == typeof(Outcome<>));

    private static Type Unwrapped(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0] : type;

    /// <summary>By its own name, or by that of the question of Contracts that it answers.</summary>
    internal static IEnumerable<string> Untested(IEnumerable<Type> useCases, string tests) =>
        useCases.Where(u => !u.GetInterfaces().Append(u).Any(t => tests.All($@"\b{t.Name}\b").Any())).Select(u => u.Name).Distinct().Order(StringComparer.Ordinal);

    [Fact]
    public void Every_use_case_stands_in_a_test()
    {
        var useCases = WallTests.Modules().SelectMany(m => m.GetTypes()).Where(IsUseCase).ToList();
        Assert.True(useCases.Count > 30, $"only {useCases.Count} use cases were found");
        Assert.Empty(Untested(useCases, string.Concat(SourceText.Of("tests", ".cs").Where(s => !s.File.EndsWith("UseCaseTests.cs", StringComparison.Ordinal)).Select(s => s.Text))));
    }

    [Fact]
    public void The_rule_sees_a_use_case_without_a_test()
    {
        Assert.True(IsUseCase(typeof(LendsTheMoon)));
        Assert.False(IsUseCase(typeof(UseCaseTests)));
        Assert.Equal(["LendsTheMoon"], Untested([typeof(LendsTheMoon), typeof(Woordhouder.Circulation.CheckOut)], "scope.Get<CheckOut>().Do(…)"));
    }

#pragma warning disable CA1822 // a use case has an instance
    private sealed class LendsTheMoon { public Task<Outcome<Nothing>> Do() => Task.FromResult<Outcome<Nothing>>(new Refusal("not-visible")); }
#pragma warning restore CA1822
}
