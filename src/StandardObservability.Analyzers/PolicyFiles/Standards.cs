using System.Reflection;
using StandardObservability.Conventions.Policy.Standards;

namespace StandardObservability.Analyzers.PolicyFiles;

/// <summary>The standards that a policy can extend, as the analyzers carry them.</summary>
internal static class Standards
{
    /// <summary>The text of a standard, for example <c>otel-semconv/1.44</c>, or <see langword="null"/>.</summary>
    public static string? Find(string name) => PolicyStandards.Find(name, typeof(Standards).GetTypeInfo().Assembly);
}
