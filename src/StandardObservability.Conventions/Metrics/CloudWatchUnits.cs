using System;
using System.Collections.Generic;

namespace StandardObservability.Conventions.Metrics;

/// <summary>Converts UCUM units, which OpenTelemetry uses, to CloudWatch units.</summary>
/// <remarks>Source: CloudWatch API reference, <c>MetricDatum</c>, <c>Unit</c>; UCUM, "The Unified Code for Units of Measure".</remarks>
internal static class CloudWatchUnits
{
    private static readonly Dictionary<string, string> ByUcum = new()
    {
        ["s"] = "Seconds",
        ["ms"] = "Milliseconds",
        ["us"] = "Microseconds",
        ["By"] = "Bytes",
        ["kBy"] = "Kilobytes",
        ["MBy"] = "Megabytes",
        ["GBy"] = "Gigabytes",
        ["TBy"] = "Terabytes",
        ["bit"] = "Bits",
        ["kbit"] = "Kilobits",
        ["Mbit"] = "Megabits",
        ["Gbit"] = "Gigabits",
        ["Tbit"] = "Terabits",
        ["%"] = "Percent",
        ["By/s"] = "Bytes/Second",
        ["kBy/s"] = "Kilobytes/Second",
        ["MBy/s"] = "Megabytes/Second",
        ["GBy/s"] = "Gigabytes/Second",
        ["TBy/s"] = "Terabytes/Second",
        ["bit/s"] = "Bits/Second",
        ["kbit/s"] = "Kilobits/Second",
        ["Mbit/s"] = "Megabits/Second",
        ["Gbit/s"] = "Gigabits/Second",
        ["Tbit/s"] = "Terabits/Second",
    };

    /// <summary>Returns the CloudWatch unit of a UCUM unit, or <see langword="null"/> if CloudWatch does not have it.</summary>
    /// <param name="unit">For example <c>s</c>, <c>By</c> or <c>{request}</c>. A unit in braces is a count.</param>
    public static string? FromUcum(string? unit)
    {
        if (unit is null)
        {
            return null;
        }

        if (ByUcum.TryGetValue(unit, out var known))
        {
            return known;
        }

        var isAnnotation = unit.StartsWith("{", StringComparison.Ordinal);
        return isAnnotation && unit.EndsWith("}", StringComparison.Ordinal) ? "Count"
            : isAnnotation && unit.EndsWith("}/s", StringComparison.Ordinal) ? "Count/Second"
            : null;
    }
}
