using System.Diagnostics;

namespace StandardObservability.Testing;

/// <summary>A span after it has ended, with secrets redacted as in production.</summary>
public sealed record CapturedSpan
{
    /// <summary>Name of the span, for example <c>GET /orders/{id}</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Kind of the span.</summary>
    public ActivityKind Kind { get; init; }

    /// <summary>Name of the <see cref="ActivitySource"/>.</summary>
    public required string SourceName { get; init; }

    /// <summary>Status of the span.</summary>
    public ActivityStatusCode Status { get; init; }

    /// <summary>Description of the status, or <see langword="null"/>.</summary>
    public string? StatusDescription { get; init; }

    /// <summary>Trace id, 32 hexadecimal digits.</summary>
    public required string TraceId { get; init; }

    /// <summary>Span id, 16 hexadecimal digits.</summary>
    public required string SpanId { get; init; }

    /// <summary>Span id of the parent, or <see langword="null"/> for a root span.</summary>
    public string? ParentSpanId { get; init; }

    /// <summary>Time of the start, in UTC.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>Time from start to end.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Attributes by key.</summary>
    public required IReadOnlyDictionary<string, object?> Attributes { get; init; }

    /// <summary>Events of the span, for example exceptions.</summary>
    public required IReadOnlyList<CapturedSpanEvent> Events { get; init; }
}
