using System;
using System.Collections.Generic;
using StandardObservability.Conventions.Policy.Judging;

namespace StandardObservability.Conventions.Policy.Reading.Values;

/// <summary>Reads names and patterns of names.</summary>
internal static class NameText
{
    /// <summary>A name of the form that telemetry has.</summary>
    public static string? Read(PolicyElement element, string example)
    {
        if (element.ReadText(example) is not { } name)
        {
            return null;
        }

        if (TelemetryName.FindFault(name) is not { } fault)
        {
            return name;
        }

        var correct = TelemetryName.Correct(name);
        element.Fault(
            $"{element.Path} is {element.Shown}, and that name {fault}.",
            "A name of another form is not found by dashboards, and OpenTelemetry may ignore it.",
            $"Write \"{(TelemetryName.FindFault(correct) == null ? correct : example)}\", for example.");
        return null;
    }

    /// <summary>A name, or the beginning of names with a trailing asterisk.</summary>
    public static string? ReadPattern(PolicyElement element, string example)
    {
        if (element.ReadText(example) is not { } pattern)
        {
            return null;
        }

        var asterisk = pattern.IndexOf('*');
        if (asterisk != 0 && (asterisk < 0 || asterisk == pattern.Length - 1) && !Array.Exists(pattern.ToCharArray(), char.IsWhiteSpace))
        {
            return pattern;
        }

        element.Fault(
            $"{element.Path} is {element.Shown}.",
            asterisk == 0 ? "It would match every name, also those of third parties." : "An asterisk is a wildcard at the end only, and names have no spaces.",
            $"Write the beginning of names and an asterisk, as in \"{example}\".");
        return null;
    }

    /// <summary>Adds a fault when the name is already in the list, and adds it otherwise.</summary>
    public static void CheckRepeated(PolicyElement element, string name, Dictionary<string, PolicyElement> names)
    {
        if (names.TryGetValue(name, out var first))
        {
            element.Fault(
                $"{element.Path} is {element.Shown}, which {first.Path} on line {first.Value.Line} is too.",
                "Only one of the two definitions would be used.",
                "Remove one of them.");
        }
        else
        {
            names[name] = element;
        }
    }
}
