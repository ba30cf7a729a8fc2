using System;
using System.Collections.Generic;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>The rule that units are UCUM's, as OpenTelemetry requires. https://opentelemetry.io/docs/specs/semconv/general/metrics/#instrument-units</summary>
internal static class UnitCheck
{
    // What developers write for a unit of UCUM.
    private static readonly Dictionary<string, string> _aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["second"] = "s", ["seconds"] = "s", ["sec"] = "s", ["secs"] = "s",
        ["millisecond"] = "ms", ["milliseconds"] = "ms", ["msec"] = "ms", ["millis"] = "ms",
        ["microsecond"] = "us", ["microseconds"] = "us", ["µs"] = "us", ["nanosecond"] = "ns", ["nanoseconds"] = "ns",
        ["minute"] = "min", ["minutes"] = "min", ["hour"] = "h", ["hours"] = "h", ["day"] = "d", ["days"] = "d",
        ["b"] = "By", ["byte"] = "By", ["bytes"] = "By", ["bit"] = "bit", ["bits"] = "bit",
        ["kb"] = "kBy", ["kilobytes"] = "kBy", ["mb"] = "MBy", ["megabytes"] = "MBy", ["gb"] = "GBy",
        ["kib"] = "KiBy", ["mib"] = "MiBy", ["gib"] = "GiBy",
        ["percent"] = "%", ["percentage"] = "%", ["ratio"] = "1", ["none"] = "1", ["count"] = "1", ["number"] = "1",
        ["celsius"] = "Cel", ["°c"] = "Cel", ["hertz"] = "Hz", ["volt"] = "V", ["volts"] = "V", ["watt"] = "W", ["watts"] = "W",
    };

    /// <summary>The breach by an instrument's unit, or <see langword="null"/>.</summary>
    public static PolicyFinding? Check(InstrumentFacts instrument)
    {
        var unit = instrument.Unit;
        if (!string.IsNullOrEmpty(unit) && UcumUnit.IsValid(unit!))
        {
            return null;
        }

        var replacement = string.IsNullOrEmpty(unit) ? null : Correct(unit!);
        return new(
            PolicyRules.Get(RuleIds.Unit),
            instrument.Name,
            string.IsNullOrEmpty(unit)
                ? $"Instrument '{instrument.Name}' has no unit."
                : $"Instrument '{instrument.Name}' has the unit \"{unit}\", which is not UCUM.",
            replacement != null ? $"Write \"{replacement}\"." : Suggest(instrument)) { Replacement = replacement };
    }

    /// <summary>The unit as a message names it.</summary>
    public static string Describe(string? unit) => string.IsNullOrEmpty(unit) ? "no unit" : $"the unit \"{unit}\"";

    // A word for what is counted is an annotation in the singular: {order}.
    private static string? Correct(string unit)
    {
        if (_aliases.TryGetValue(unit, out var alias))
        {
            return alias;
        }

        foreach (var c in unit)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or '-' or ' '))
            {
                return null;
            }
        }

        return "{" + Singular(unit.ToLowerInvariant().Replace(' ', '_').Replace('-', '_')) + "}";
    }

    private static string Singular(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
        {
            return word.Substring(0, word.Length - 3) + "y";
        }

        foreach (var ending in new[] { "sses", "xes", "ches", "shes" })
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word.Substring(0, word.Length - 2);
            }
        }

        return word.EndsWith("s", StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal)
            ? word.Substring(0, word.Length - 1)
            : word;
    }

    private static string Suggest(InstrumentFacts instrument) => instrument.Kind == InstrumentKind.Histogram
        ? "Write \"s\" for a duration, \"By\" for a size, or what is measured, as in \"{item}\"."
        : "Write what is counted in braces, as in \"{order}\", \"By\" for bytes, or \"1\" for a ratio.";
}
