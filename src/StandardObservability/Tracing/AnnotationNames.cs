using System.Buffers;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Settings;

namespace StandardObservability.Tracing;

/// <summary>Reads which attributes become annotations, without those that X-Ray would not take.</summary>
internal static class AnnotationNames
{
    private const string Setting = $"{ConfigurationNames.Section}:{nameof(StandardObservabilityOptions.Traces)}:{nameof(TracesOptions.Annotations)}";

    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz.");

    public static IReadOnlyList<string> Read(IEnumerable<string> configured, SettingProblems problems)
    {
        var names = configured.WithoutBlanks().Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in names.FindAll(static n => !IsKey(n)))
        {
            names.Remove(name);
            problems.Add($"{Setting} names \"{name}\". The key of an X-Ray annotation has letters, digits, _ and . only, {XRayLimits.AnnotationKeyLength} at most, so this one is left out; give the attribute such a name.");
        }

        if (names.Count > XRayLimits.AnnotationsPerTrace)
        {
            problems.Add($"{Setting} names {names.Count} attributes. X-Ray indexes {XRayLimits.AnnotationsPerTrace} annotations of a trace; those from \"{names[XRayLimits.AnnotationsPerTrace]}\" on are left out. Name those by which traces are looked for.");
            names.RemoveRange(XRayLimits.AnnotationsPerTrace, names.Count - XRayLimits.AnnotationsPerTrace);
        }

        return names;
    }

    private static bool IsKey(string name) => name.Length <= XRayLimits.AnnotationKeyLength && !name.AsSpan().ContainsAnyExcept(Allowed);
}
