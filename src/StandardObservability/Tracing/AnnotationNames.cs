using System.Buffers;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Settings;

namespace StandardObservability.Tracing;

/// <summary>Reads the attributes that become annotations, without those that X-Ray rejects.</summary>
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
            problems.Add(
                $"{Setting} names \"{name}\". The key of an X-Ray annotation has at most {XRayLimits.AnnotationKeyLength} characters: letters, digits, _ "
                + "and . only. This name is ignored; rename the attribute.");
        }

        if (names.Count > XRayLimits.AnnotationsPerTrace)
        {
            problems.Add(
                $"{Setting} names {names.Count} attributes. X-Ray indexes at most {XRayLimits.AnnotationsPerTrace} annotations of a trace; those from "
                + $"\"{names[XRayLimits.AnnotationsPerTrace]}\" on are ignored. List only the attributes that you search traces by.");
            names.RemoveRange(XRayLimits.AnnotationsPerTrace, names.Count - XRayLimits.AnnotationsPerTrace);
        }

        return names;
    }

    private static bool IsKey(string name) => name.Length <= XRayLimits.AnnotationKeyLength && !name.AsSpan().ContainsAnyExcept(Allowed);
}
