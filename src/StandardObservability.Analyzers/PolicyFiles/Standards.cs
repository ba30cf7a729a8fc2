using System.Reflection;
using StandardObservability.Conventions.Policy.Standards;

namespace StandardObservability.Analyzers.PolicyFiles;

/// <summary>The standards that a policy can extend, as the analyzers carry them.</summary>
internal static class Standards
{
    /// <summary>The text of a standard, for example <c>otel-semconv/1.44</c>, or <see langword="null"/>.</summary>
    public static string? Find(string name) => PolicyStandards.Find(name) ?? ReadResource(name.Replace('/', '-') + ".json");

    private static string? ReadResource(string name)
    {
        using var stream = typeof(Standards).GetTypeInfo().Assembly.GetManifestResourceStream(name);
        if (stream == null)
        {
            return null;
        }

        using var reader = new System.IO.StreamReader(stream);
        return reader.ReadToEnd();
    }
}
