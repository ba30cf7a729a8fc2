namespace Judges.Otlp;

/// <summary>A log record as it was sent.</summary>
public sealed record OtlpLogRecord
{
    public ulong TimeUnixNano { get; init; }

    public ulong ObservedTimeUnixNano { get; init; }

    public int SeverityNumber { get; init; }

    public string SeverityText { get; init; } = "";

    public object? Body { get; init; }

    public string EventName { get; init; } = "";

    /// <summary>32 lower-case hex digits; empty outside a trace.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>16 lower-case hex digits; empty outside a span.</summary>
    public string SpanId { get; init; } = "";

    public uint Flags { get; init; }

    public required IReadOnlyDictionary<string, object?> Attributes { get; init; }

    public required IReadOnlyDictionary<string, object?> Resource { get; init; }

    public required string ScopeName { get; init; }
}
