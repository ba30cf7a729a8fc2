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
        RemoveInvalid(names, problems);
        RemoveMoved(names, problems);
        RemoveBeyondLimit(names, problems);
        return names;
    }

    private static void RemoveInvalid(List<string> names, SettingProblems problems)
    {
        foreach (var name in names.FindAll(static n => !IsKey(n)))
        {
            names.Remove(name);
            problems.Add(
                $"{Setting} names \"{name}\". The key of an X-Ray annotation has at most {XRayLimits.AnnotationKeyLength} characters: letters, digits, _ "
                + "and . only. This name is ignored; rename the attribute.");
        }
    }

    private static void RemoveMoved(List<string> names, SettingProblems problems)
    {
        foreach (var (keyword, moved) in XRayAttributeNames.BlockAttributes)
        {
            foreach (var name in names.FindAll(moved.Contains))
            {
                names.Remove(name);
                var search = keyword == XRayAttributeNames.NoKeyword ? string.Empty : $"search by {keyword}, or ";
                problems.Add(
                    $"{Setting} names \"{name}\". AWS's collector moves this attribute into another part of the segment, so it is not an annotation and this "
                    + $"name is ignored; {search}copy the value to an attribute of your own.");
            }
        }
    }

    private static void RemoveBeyondLimit(List<string> names, SettingProblems problems)
    {
        if (names.Count > XRayLimits.AnnotationsPerTrace)
        {
            problems.Add(
                $"{Setting} names {names.Count} attributes. X-Ray indexes at most {XRayLimits.AnnotationsPerTrace} annotations of a trace; those from "
                + $"\"{names[XRayLimits.AnnotationsPerTrace]}\" on are ignored. List only the attributes that you search traces by.");
            names.RemoveRange(XRayLimits.AnnotationsPerTrace, names.Count - XRayLimits.AnnotationsPerTrace);
        }
    }

    private static bool IsKey(string name) => name.Length <= XRayLimits.AnnotationKeyLength && !name.AsSpan().ContainsAnyExcept(Allowed);
}
