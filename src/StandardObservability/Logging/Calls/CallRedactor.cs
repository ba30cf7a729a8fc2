using StandardObservability.Logging.Properties;
using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Logging.Calls;

/// <summary>Removes the secrets of a log call from its properties, its message and its scopes.</summary>
internal sealed class CallRedactor(RedactedValues redacted)
{
    public void Redact(ref LogCall call)
    {
        if (call.Message is not null)
        {
            call.Properties.ReplaceLazyValues();
        }

        call.Properties.Redact(redacted, LazyReaders.Line);
        if (call.Message is not null)
        {
            RedactMessage(ref call);
        }

        if (call.Scopes.Count > 0)
        {
            call.Scopes.Redact(redacted);
        }
    }

    /// <summary>Redacts a text that the caller rendered, which may contain the values of secret properties.</summary>
    public string RedactMessage(string message, PropertySet properties)
    {
        foreach (var secret in properties.Secrets)
        {
            message = ValueText.Render(secret) is { Length: > 0 } text ? message.Replace(text, RedactionPolicy.KeyMarker, StringComparison.Ordinal) : message;
        }

        SecretsInContext.Redact(message, properties, redacted);
        return redacted.RedactText(message);
    }

    private void RedactMessage(ref LogCall call) => call = call with { Message = RedactMessage(call.Message!, call.Properties) };
}
