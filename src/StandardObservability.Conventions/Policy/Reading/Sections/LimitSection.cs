using System;
using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Reading.Sections;

/// <summary>Reads <c>limits</c>.</summary>
internal static class LimitSection
{
    private static readonly Dictionary<string, Action<PolicyLimits, int>> _limits = new(StringComparer.Ordinal)
    {
        ["metric.series"] = (limits, value) => limits.MetricSeries = value,
        ["service.series"] = (limits, value) => limits.ServiceSeries = value,
        ["attribute.length"] = (limits, value) => limits.AttributeLength = value,
        ["span.attributes"] = (limits, value) => limits.SpanAttributes = value,
        ["log.bytes"] = (limits, value) => limits.LogBytes = value,
    };

    /// <summary>Reads the limits that the file sets.</summary>
    public static void Read(PolicyElement root, PolicyLimits limits)
    {
        if (root.Find("limits") is not { } element || !element.IsObject("limits", "{ \"metric.series\": 500 }", [.. _limits.Keys]))
        {
            return;
        }

        foreach (var (member, limit) in element.Members)
        {
            if (_limits.TryGetValue(member.Name, out var set) && limit.ReadCount(500) is { } value)
            {
                set(limits, value);
            }
        }
    }
}
