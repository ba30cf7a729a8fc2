using Microsoft.Extensions.Logging;

namespace StandardObservability.Testing;

/// <summary>A log call that passed the host's log filters, with secrets redacted as in production.</summary>
public sealed record CapturedLogRecord
{
    /// <summary>Category of the logger.</summary>
    public required string Category { get; init; }

    /// <summary>Level.</summary>
    public LogLevel Level { get; init; }

    /// <summary>Event id, 0 when the call has none.</summary>
    public int EventId { get; init; }

    /// <summary>Name of the event, or <see langword="null"/>. <c>[LoggerMessage]</c> uses the name of the method.</summary>
    public string? EventName { get; init; }

    /// <summary>Message template, for example <c>Placed order {OrderId}</c>.</summary>
    public required string Template { get; init; }

    /// <summary>Message with its values.</summary>
    public required string Message { get; init; }

    /// <summary>Trace id, or <see langword="null"/> outside a span.</summary>
    public string? TraceId { get; init; }

    /// <summary>Span id, or <see langword="null"/> outside a span.</summary>
    public string? SpanId { get; init; }

    /// <summary>Values of the template and of scopes by key.</summary>
    /// <remarks>An exception is in <c>exception.type</c>, <c>exception.message</c> and <c>exception.stacktrace</c>.</remarks>
    public required IReadOnlyDictionary<string, object?> Attributes { get; init; }
}
