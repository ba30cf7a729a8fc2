using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Conventions;
using StandardObservability.Logging.Calls;

namespace StandardObservability.Logging.Buffered;

/// <summary>A log record that a library such as Microsoft.Extensions.Telemetry buffered, with its own time and span.</summary>
internal sealed class BufferedCall
{
    private const string TraceIdKey = "TraceId";
    private const string SpanIdKey = "SpanId";
    private const string ParentIdKey = "ParentId";

    public BufferedCall(BufferedLogRecord record)
    {
        Record = record;
        TraceId = record.ActivityTraceId ?? default;
        SpanId = record.ActivitySpanId ?? default;
        if (TraceId == default && Find(TraceIdKey) is { Length: 32 } trace && Find(SpanIdKey) is { Length: 16 } span && IsHex(trace) && IsHex(span))
        {
            // The scope in which the logger factory passes the ids of the activity.
            (TraceId, SpanId) = (ActivityTraceId.CreateFromString(trace), ActivitySpanId.CreateFromString(span));
        }

        if (record.Exception is { Length: > 0 } text)
        {
            Exception = new BufferedException(Find(AttributeNames.ExceptionType) ?? nameof(System.Exception), text);
        }

        Attributes = [.. record.Attributes.Where(a => !IsRepeated(a.Key))];
    }

    public BufferedLogRecord Record { get; }

    public IReadOnlyList<KeyValuePair<string, object?>> Attributes { get; }

    public Exception? Exception { get; }

    public ActivityTraceId TraceId { get; }

    public ActivitySpanId SpanId { get; }

    public SpanReference Span => TraceId == default ? default : new SpanReference(TraceId.ToHexString(), SpanId.ToHexString(), Sampled: null);

    public string Message => Record.FormattedMessage ?? Record.MessageTemplate ?? string.Empty;

    /// <summary>Whether an attribute repeats what the record has as trace ids or as its exception.</summary>
    private bool IsRepeated(string name)
        => name == AttributeNames.ExceptionType ? Exception is not null : name is TraceIdKey or SpanIdKey or ParentIdKey && TraceId != default;

    private static bool IsHex(string id) => id.All(char.IsAsciiHexDigitLower);

    private string? Find(string key) => Record.Attributes.FirstOrDefault(a => a.Key == key).Value as string;
}
