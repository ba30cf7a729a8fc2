using OpenTelemetry.Logs;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Redaction;

namespace StandardObservability.Logging.Records;

/// <summary>Redacts the message and the body of OpenTelemetry's log records. A message is rendered again from redacted values, as in our lines.</summary>
internal sealed class RecordMessages
{
    private readonly RedactionPolicy _policy;
    private readonly RedactedValues _values;
    private readonly StateReader _reader;
    private readonly CallRedactor _redactor;
    private readonly MessageRenderer _renderer;

    public RecordMessages(RedactionPolicy policy)
    {
        _policy = policy;
        _values = new RedactedValues(policy, CloudWatchLimits.LogEventBytes);
        _reader = new StateReader(_values.Names, new TemplateCache(_values));
        _redactor = new CallRedactor(_values);
        _renderer = new MessageRenderer(_values);
    }

    /// <param name="record">The record with its original attributes.</param>
    /// <param name="isRedacted">Whether an attribute of the record must be redacted.</param>
    public void Redact(LogRecord record, bool isRedacted)
    {
        var (message, body) = (record.FormattedMessage, record.Body);
        var redacted = message is not null && isRedacted ? Render(record.Attributes, message) : _policy.Redact(message);
        if (!ReferenceEquals(redacted, message))
        {
            record.FormattedMessage = redacted;
        }

        // Without a template the body is the message.
        var redactedBody = ReferenceEquals(body, message) ? redacted : _policy.Redact(body);
        if (!ReferenceEquals(redactedBody, body))
        {
            record.Body = redactedBody;
        }
    }

    /// <summary>The message of a call whose formatter cannot be called.</summary>
    /// <param name="attributes">The attributes of the call.</param>
    /// <param name="message">The message when the attributes do not fill their template, or <see langword="null"/>.</param>
    public string Render(IReadOnlyList<KeyValuePair<string, object?>>? attributes, string? message)
    {
        var buffers = LineBuffers.Rent();
        try
        {
            var properties = buffers.Call.Properties;
            _reader.TryRead(attributes, properties);
            properties.Redact(_values, LazyReaders.Record);
            return properties.FillsTemplate
                ? _renderer.Render(properties, buffers.Text).ToString()
                : _redactor.RedactMessage(message ?? CallReader.UnreadableMessage, properties);
        }
        finally
        {
            buffers.Return();
        }
    }
}
