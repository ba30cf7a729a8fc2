using System.Globalization;

namespace StandardObservability.Export.Otlp.Spans.Writing;

/// <summary>The limits of spans, from the variables that OpenTelemetry's exporter reads from the environment of the process.</summary>
/// <remarks>Source: OpenTelemetry specification, "Environment Variable Specification", "Attribute Limits" and "Span Limits".</remarks>
internal sealed record SpanLimits
{
    private const int Default = 128;

    /// <summary>Longest text and byte array of an attribute of a span, an event or a link.</summary>
    public required int ValueLength { get; init; }

    public required int Attributes { get; init; }

    public required int Events { get; init; }

    public required int Links { get; init; }

    public required int EventAttributes { get; init; }

    public required int LinkAttributes { get; init; }

    /// <summary>Most attributes of a scope.</summary>
    public required int ScopeAttributes { get; init; }

    /// <summary>Longest text and byte array of an attribute of a scope.</summary>
    public required int ScopeValueLength { get; init; }

    public static SpanLimits Read(Func<string, string?> variable)
    {
        int? Find(string name) => int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
        var length = Find("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT") ?? int.MaxValue;
        var count = Find("OTEL_ATTRIBUTE_COUNT_LIMIT") ?? Default;
        return new SpanLimits
        {
            ValueLength = Find("OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT") ?? length,
            Attributes = Find("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT") ?? count,
            Events = Find("OTEL_SPAN_EVENT_COUNT_LIMIT") ?? Default,
            Links = Find("OTEL_SPAN_LINK_COUNT_LIMIT") ?? Default,
            EventAttributes = Find("OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT") ?? count,
            LinkAttributes = Find("OTEL_LINK_ATTRIBUTE_COUNT_LIMIT") ?? count,
            ScopeAttributes = count,
            ScopeValueLength = length,
        };
    }
}
