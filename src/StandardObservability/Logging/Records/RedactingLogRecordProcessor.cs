using OpenTelemetry;
using OpenTelemetry.Logs;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals.Logs;

namespace StandardObservability.Logging.Records;

/// <summary>
/// Redacts OpenTelemetry's log records: attributes, message, body, exception and event name. It is the first processor, so every
/// exporter receives the redacted record. Scopes are read-only.
/// </summary>
internal sealed class RedactingLogRecordProcessor(RedactionPolicy policy, UnusedLoggerProviderFilter unused) : BaseProcessor<LogRecord>
{
    private readonly RecordAttributes _attributes = new(policy);
    private readonly RecordMessages _messages = new(policy);
    private bool _isSettled;

    public override void OnEnd(LogRecord data)
    {
        if (!_isSettled)
        {
            // Configured processors were added before the first record. The filter notices later ones.
            _isSettled = true;
            unused.DisableIfUnused(this);
        }

        if (RecordCall.Current?.Buffered is { } buffered)
        {
            data.Timestamp = buffered.Record.Timestamp.UtcDateTime;
            (data.TraceId, data.SpanId, data.TraceFlags, data.TraceState) = (buffered.TraceId, buffered.SpanId, default, null);
        }

        try
        {
            Redact(data);
        }
        catch (Exception)
        {
            // The caller's values throw while they are read. What cannot be examined is not exported.
            data.Attributes = [];
            data.Exception = null;
            (data.FormattedMessage, data.Body) = (policy.Redact(data.FormattedMessage), policy.Redact(data.Body));
        }
    }

    private void Redact(LogRecord record)
    {
        var redacted = _attributes.Redact(record.Attributes);
        var secretKeys = _messages.Redact(record, isRedacted: redacted is not null);
        redacted = secretKeys is null ? redacted : RecordAttributes.Hide(redacted ?? record.Attributes!, secretKeys);
        if (redacted is not null)
        {
            record.Attributes = redacted;
        }
        else if (record.Attributes is null)
        {
            RedactState(record);
        }

        RedactException(record);
        if (record.EventId is { Name: { Length: > 0 } name } id && policy.TryRedact(name.AsSpan(), out var redactedName))
        {
            record.EventId = new(id.Id, redactedName);
        }
    }

    /// <summary>Replaces an exception that contains secrets by attributes, because an exception cannot be changed.</summary>
    private void RedactException(LogRecord record)
    {
        if (record.Exception is { } exception && ExceptionAttributes.CreateRedacted(exception, policy) is { } attributes)
        {
            // Exporters search the template at the end.
            record.Attributes = [.. attributes, .. record.Attributes ?? []];
            record.Exception = null;
        }
    }

    private void RedactState(LogRecord record)
    {
#pragma warning disable CS0618 // A state without attributes is only here, and older exporters read it.
        if (policy.TryRedact(string.Empty, record.State, out var redacted))
        {
            record.State = redacted;
        }
#pragma warning restore CS0618
    }
}
