using OpenTelemetry;
using OpenTelemetry.Logs;

namespace StandardObservability.Testing.Recording;

/// <summary>Keeps the log records of one host.</summary>
internal sealed class LogRecorder(BoundedList<CapturedLogRecord> records, AttributeReader attributes) : BaseProcessor<LogRecord>
{
    private const string ExceptionType = "exception.type";
    private const string ExceptionMessage = "exception.message";
    private const string ExceptionStackTrace = "exception.stacktrace";

    public override void OnEnd(LogRecord data)
    {
        if (records.HasRoom())
        {
            records.Add(Read(data));
        }
    }

    private CapturedLogRecord Read(LogRecord record) => new()
    {
        Category = record.CategoryName ?? "",
        Level = record.LogLevel,
        EventId = record.EventId.Id,
        EventName = record.EventId.Name,
        Template = record.Body ?? record.FormattedMessage ?? "",
        Message = record.FormattedMessage ?? record.Body ?? "",
        TraceId = record.TraceId == default ? null : record.TraceId.ToHexString(),
        SpanId = record.SpanId == default ? null : record.SpanId.ToHexString(),
        Attributes = ReadAttributes(record),
    };

    private Dictionary<string, object?> ReadAttributes(LogRecord record)
    {
        var copy = attributes.Read(record.Attributes);
        if (record.Exception is { } exception)
        {
            attributes.Add(copy, ExceptionType, exception.GetType().FullName);
            attributes.Add(copy, ExceptionMessage, exception.Message);
            attributes.Add(copy, ExceptionStackTrace, exception.ToString());
        }

        record.ForEachScope(static (scope, state) => state.Reader.Add(state.Copy, scope), (Reader: attributes, Copy: copy));
        return copy;
    }
}
