using System.Reflection;
using Xunit.Sdk;

namespace Woordhouder.Tests.Hosting;

public enum Engine { Sqlite, Postgres }

/// <summary>Gives a theory to both databases. Neither is ever a reason to skip.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Engine.Sqlite], [Engine.Postgres]];
}

/// <summary>Both databases, each with every line of inline values.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothDatabasesWithAttribute(params object?[] values) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => [[Engine.Sqlite, .. values], [Engine.Postgres, .. values]];
}
