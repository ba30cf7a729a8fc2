using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

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
    public static string? Find(string name) => name == House ? Read(name, typeof(PolicyStandards).GetTypeInfo().Assembly) : null;

    /// <summary>The text of a standard that this assembly or the caller's carries, or <see langword="null"/>.</summary>
    /// <param name="name">Its name, for example <c>otel-semconv/1.44</c>.</param>
    /// <param name="carrier">The assembly with the other standards as resources.</param>
    public static string? Find(string name, Assembly carrier) => Find(name) ?? Read(name, carrier);

    private static string? Read(string name, Assembly carrier)
    {
        using var stream = carrier.GetManifestResourceStream(name.Replace('/', '-') + ".json");
        if (stream == null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
