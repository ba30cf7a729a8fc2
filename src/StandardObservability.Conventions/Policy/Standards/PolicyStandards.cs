using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace StandardObservability.Conventions.Policy.Standards;

/// <summary>The standards that policies extend.</summary>
internal static class PolicyStandards
{
    private const string House = "house/1";

    /// <summary>Names of all standards, also of those that only some programs carry.</summary>
    public static IReadOnlyList<string> Names { get; } = [House, "otel-semconv/1.44"];

    /// <summary>Whether a standard has the name.</summary>
    public static bool IsKnown(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <summary>The text of <c>house/1</c>, or <see langword="null"/> for other names: this assembly carries no other standard.</summary>
    public static string? Find(string name)
    {
        if (!string.Equals(name, House, StringComparison.Ordinal))
        {
            return null;
        }

        using var stream = typeof(PolicyStandards).Assembly.GetManifestResourceStream("house-1.json");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
