using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>A class of Privacy that reads across the tables through the registry, and the purpose it does that for (register of processing, AVG art. 30).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class AcrossForAttribute<TPurpose> : Attribute where TPurpose : IPurpose;
