using OpenTelemetry;
using OpenTelemetry.Logs;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals;

namespace StandardObservability.Logging.Records;

/// <summary>
/// Takes the secrets out of OpenTelemetry's log records: attributes, message, body, exception and event name. It stands before every
/// exporter, so all of them see the record without its secrets. Scopes are read-only.
/// </summary>
internal sealed class RedactingLogRecordProcessor(RedactionPolicy policy, UnusedLoggerProviderFilter unheard) : BaseProcessor<LogRecord>
{
    private readonly RecordAttributes _attributes = new(policy);
    private readonly RecordMessages _messages = new(policy);
    private bool _isSettled;

    public override void OnEnd(LogRecord data)
    {
        if (!_isSettled)
        {
            // Processors are all there when the first record comes.
            _isSettled = true;
            unheard.DisableIfUnused(this);
        }

        try
        {
            Redact(data);
        }
        catch (Exception)
        {
            // The caller's values, which throw while they are read: what cannot be looked at does not leave.
            data.Attributes = [];
            data.Exception = null;
            (data.FormattedMessage, data.Body) = (policy.Redact(data.FormattedMessage), policy.Redact(data.Body));
        }
    }

    private void Redact(LogRecord record)
    {
        var own = _attributes.Redact(record.Attributes);
        _messages.Redact(record, isRedacted: own is not null);
        if (own is not null)
        {
            record.Attributes = own;
        }
        else if (record.Attributes is null)
        {
            RedactState(record);
        }

        RedactException(record);
        if (record.EventId is { Name: { Length: > 0 } name } id && policy.TryRedact(name.AsSpan(), out var redacted))
        {
            record.EventId = new(id.Id, redacted);
        }
    }

    /// <summary>An exception cannot be changed, and its type not be stood in for: what exporters say of it stands in attributes instead.</summary>
    private void RedactException(LogRecord record)
    {
        if (record.Exception is { } exception && ExceptionAttributes.CreateRedacted(exception, policy) is { } attributes)
        {
            // The template is looked for at the end.
            record.Attributes = [.. attributes, .. record.Attributes ?? []];
            record.Exception = null;
        }
    }

    private void RedactState(LogRecord record)
    {
#pragma warning disable CS0618 // What has no attributes stands nowhere else, and older exporters read it.
        if (policy.TryRedact(string.Empty, record.State, out var redacted))
        {
            record.State = redacted;
        }
#pragma warning restore CS0618
    }
}
