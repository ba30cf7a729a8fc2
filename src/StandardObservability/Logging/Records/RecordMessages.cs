using OpenTelemetry.Logs;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Redaction;
using StandardObservability.Redaction.Keys;

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
    /// <returns>Keys of the attributes that the message makes secret, as in <c>password={Value}</c>; <see langword="null"/> when there are none.</returns>
    public HashSet<string>? Redact(LogRecord record, bool isRedacted)
    {
        var (message, body) = (record.FormattedMessage, record.Body);
        HashSet<string>? secretKeys = null;
        var redacted = message is null ? null
            : isRedacted || _policy.Find(message) is not null ? Render(record.Attributes, message, ref secretKeys)
            : message;
        if (message is null && TemplateMayMakeSecret(record.Attributes))
        {
            Render(record.Attributes, string.Empty, ref secretKeys);
        }

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

        return secretKeys;
    }

    /// <summary>Redacts the values of a scope that its text makes secret.</summary>
    /// <param name="scope">The scope, with all values of its text.</param>
    /// <param name="exported">The attributes of the scope that are exported.</param>
    /// <returns>The exported attributes, the same instance when there are none to redact.</returns>
    public object? RedactScope(object? scope, object? exported)
    {
        if (scope is not IReadOnlyList<KeyValuePair<string, object?>> attributes || !TemplateMayMakeSecret(attributes))
        {
            return exported;
        }

        HashSet<string>? keys = null;
        var buffers = LineBuffers.Rent();
        try
        {
            _reader.TryRead(attributes, buffers.Call.Properties);
            buffers.Call.Properties.Redact(_values, LazyReaders.None);
            SecretsInContext.Redact(buffers.Call.Properties, buffers.Text, _values);
            AddSecretKeys(buffers.Call.Properties, ref keys);
        }
        finally
        {
            buffers.Return();
        }

        return keys is not null && exported is IReadOnlyList<KeyValuePair<string, object?>> all ? RecordAttributes.Hide(all, keys) : exported;
    }

    private static void AddSecretKeys(PropertySet properties, ref HashSet<string>? keys)
    {
        foreach (ref readonly var property in properties.All)
        {
            if (property.Name.Secrecy != KeySecrecy.Always && property.Value is string text && text == RedactionPolicy.KeyMarker)
            {
                (keys ??= new HashSet<string>(StringComparer.Ordinal)).Add(property.Name.SourceKey);
            }
        }
    }

    private bool TemplateMayMakeSecret(IReadOnlyList<KeyValuePair<string, object?>>? attributes)
    {
        try
        {
            return attributes is { Count: > 1 }
                && attributes[^1] is { Key: PropertyName.OriginalFormat, Value: string template } && _policy.MayPrecedeSecret(template);
        }
        catch (Exception)
        {
            // The caller's state throws. It is read as far as possible.
            return true;
        }
    }

    /// <summary>The message of a call whose formatter cannot be called.</summary>
    /// <param name="attributes">The attributes of the call.</param>
    /// <param name="message">The message when the attributes do not fill their template, or <see langword="null"/>.</param>
    public string Render(IReadOnlyList<KeyValuePair<string, object?>>? attributes, string? message)
    {
        HashSet<string>? unused = null;
        return Render(attributes, message, ref unused);
    }

    private string Render(IReadOnlyList<KeyValuePair<string, object?>>? attributes, string? message, ref HashSet<string>? secretKeys)
    {
        var buffers = LineBuffers.Rent();
        try
        {
            var properties = buffers.Call.Properties;
            _reader.TryRead(attributes, properties);
            properties.Redact(_values, LazyReaders.Record);
            var redacted = properties.FillsTemplate
                ? _renderer.Render(properties, buffers.Text).ToString()
                : _redactor.RedactMessage(message ?? CallReader.UnreadableMessage, properties);
            AddSecretKeys(properties, ref secretKeys);
            return redacted;
        }
        finally
        {
            buffers.Return();
        }
    }
}
