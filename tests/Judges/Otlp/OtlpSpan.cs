namespace Judges.Otlp;

/// <summary>A span as it was sent.</summary>
public sealed record OtlpSpan
{
    /// <summary>32 lower-case hex digits.</summary>
    public required string TraceId { get; init; }

    /// <summary>16 lower-case hex digits.</summary>
    public required string SpanId { get; init; }

    /// <summary>16 lower-case hex digits, or <see langword="null"/> for a root span.</summary>
    public string? ParentSpanId { get; init; }

    public required string Name { get; init; }

    public OtlpSpanKind Kind { get; init; }

    public DateTimeOffset Start { get; init; }

    public DateTimeOffset End { get; init; }

    public OtlpStatusCode StatusCode { get; init; }

    public string StatusMessage { get; init; } = "";

    public string TraceState { get; init; } = "";

    public uint Flags { get; init; }

    public required IReadOnlyDictionary<string, object?> Attributes { get; init; }

    public required IReadOnlyList<OtlpSpanEvent> Events { get; init; }

    public required IReadOnlyList<OtlpSpanLink> Links { get; init; }

    public required IReadOnlyDictionary<string, object?> Resource { get; init; }

    public required string ScopeName { get; init; }
}
