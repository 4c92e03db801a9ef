using System.Reflection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;

namespace Woordhouder.Tests.Architecture;

/// <summary>What travels and what is written down beside the database holds no personal value (architecture §8.7): events are ids and facts, log lines are counts and kinds.</summary>
public sealed class EventAndLogTests
{
    /// <summary>The id of a purpose comes from the statement, never from a person.</summary>
    private static readonly HashSet<string> Allowed = ["ConsentWithdrawnAgain.Purpose"];

    /// <summary>Ids (or a list of them), enums, numbers, days, instants and yes or no. No text: a text can hold anything.</summary>
    internal static IEnumerable<string> Texts(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let listed = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType
        let kind = Nullable.GetUnderlyingType(listed) ?? listed
        where !Allowed.Contains($"{type.Name}.{property.Name}") && !(kind.IsEnum || kind.IsPrimitive || kind == typeof(decimal) || kind == typeof(Money) || kind == typeof(DateOnly) || kind == typeof(DateTimeOffset) || kind == typeof(Guid)
            || kind.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)))
        select $"{type.Name}.{property.Name} is {kind.Name}";

    [Fact]
    public void Events_hold_ids_and_facts_only()
    {
        var events = WallTests.Modules().Append(typeof(IEvent).Assembly).SelectMany(a => a.GetTypes()).Where(t => t.IsClass && t.IsAssignableTo(typeof(IEvent))).ToList();
        Assert.Contains(typeof(MembershipEnded), events);
        Assert.Empty(events.SelectMany(Texts));
        Assert.Single(Texts(typeof(NameChanged)));
    }

    private sealed record NameChanged(PersonId Person, string FamilyName) : IEvent;

    /// <summary>The names of holes that a log line may have: what it is about is a kind of thing, never a value of somebody's.</summary>
    private static readonly HashSet<string> Holes = ["Event", "Handler", "Job", "Library", "Evidence", "Part", "Error"];

    internal static IEnumerable<string> Loose(string source)
    {
        foreach (var call in source.All(@"\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\(\s*(?<template>\$?""(?:[^""\\]|\\.)*""|[^""])(?<rest>[^;]*);"))
        {
            var (template, rest) = (call.Groups["template"].Value, call.Groups["rest"].Value);
            if (!template.StartsWith('"')) yield return $"not a fixed template (or an exception with its message): {call.Value}";
            foreach (var hole in template.All(@"\{(@?\w+)").Select(m => m.Groups[1].Value).Where(h => !Holes.Contains(h))) yield return $"{{{hole}}}: {call.Value}";
            if (rest.All(@"\.Message\b|\bToString\(\)").Any()) yield return $"a message can hold a value: {call.Value}";
        }
    }

    [Fact]
    public void Log_templates_hold_kinds_and_counts_only()
    {
        var sources = SourceText.Of("src", ".cs").ToList();
        Assert.True(sources.Sum(s => s.Text.All(@"\.Log(?:Warning|Error)\(").Count()) > 4);
        Assert.Empty(sources.SelectMany(s => Loose(s.Text)));
    }

    [Theory]
    [InlineData("log.LogWarning(\"mail to {Address} failed\", mail.Address);")]
    [InlineData("log.LogError(e, \"mail failed\");")]
    [InlineData("log.LogInformation($\"{member.Name} enrolled\");")]
    [InlineData("log.LogInformation(\"request {@Request}\", request);")]
    [InlineData("log.LogError(\"mail failed: {Error}\", e.Message);")]
    public void The_rule_sees_a_value_in_a_log_line(string line) => Assert.NotEmpty(Loose(line));

    [Fact]
    public void The_frameworks_own_logs_stay_silent_below_errors() =>
        Assert.Contains("AddFilter(\"Microsoft\", LogLevel.Error)", File.ReadAllText(Hosting.Repository.Path("src", "Woordhouder.Web", "Hosting", "Composition.cs")), StringComparison.Ordinal);
}
