using OpenTelemetry.Logs;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Redaction;

namespace StandardObservability.Logging.Records;

/// <summary>Takes the secrets out of the message and the body of log records: rendered anew from redacted values, as our own lines are.</summary>
internal sealed class RecordMessages
{
    private readonly RedactionPolicy _policy;
    private readonly MessageRenderer _texts;

    public RecordMessages(RedactionPolicy policy)
    {
        _policy = policy;
        _texts = new MessageRenderer(new RedactedValues(policy, CloudWatchLimits.LogEventBytes));
    }

    /// <param name="record">The record, with the attributes that it came with.</param>
    /// <param name="isRedacted">Whether an attribute of it has to be redacted.</param>
    public void Redact(LogRecord record, bool isRedacted)
    {
        var (message, body) = (record.FormattedMessage, record.Body);
        var safe = message is not null && isRedacted ? Render(record.Attributes, message) : _policy.Redact(message);
        if (!ReferenceEquals(safe, message))
        {
            record.FormattedMessage = safe;
        }

        // Without a template the body is the message.
        var safeBody = ReferenceEquals(body, message) ? safe : _policy.Redact(body);
        if (!ReferenceEquals(safeBody, body))
        {
            record.Body = safeBody;
        }
    }

    private string Render(IReadOnlyList<KeyValuePair<string, object?>>? attributes, string message)
    {
        var workspace = LineBuffers.Rent();
        try
        {
            workspace.Properties.TryRead(attributes, _texts);
            if (!workspace.Properties.MakeMessage)
            {
                _texts.Take(message, workspace);
            }

            return _texts.Render(workspace).ToString();
        }
        finally
        {
            workspace.Return();
        }
    }
}
