using Serilog.Events;
using StandardObservability.Redaction;

namespace StandardObservability.Serilog.Sinks.Secrets;

/// <summary>Redacts properties that only the text of their scope makes secret. Serilog's provider adds the texts of all scopes as one property.</summary>
internal static class SecretsInScopes
{
    private const string Scopes = "Scope";

    /// <summary>A shorter secret may occur in a value by chance.</summary>
    private const int ShortestSecret = 4;

    /// <param name="logEvent">The original event.</param>
    /// <param name="properties">The redacted properties of the event.</param>
    /// <param name="policy">Finds the secrets.</param>
    public static void Redact(LogEvent logEvent, Dictionary<string, LogEventPropertyValue> properties, RedactionPolicy policy)
    {
        if (!logEvent.Properties.TryGetValue(Scopes, out var value) || value is not SequenceValue scopes)
        {
            return;
        }

        foreach (var text in scopes.Elements.OfType<ScalarValue>().Select(static s => s.Value as string).OfType<string>())
        {
            foreach (var position in policy.FindPositions(text))
            {
                Redact(properties, text[position]);
            }
        }
    }

    private static void Redact(Dictionary<string, LogEventPropertyValue> properties, string secret)
    {
        foreach (var (name, value) in properties)
        {
            if (value is ScalarValue { Value: string text }
                && (text == secret || (secret.Length >= ShortestSecret && text.Contains(secret, StringComparison.Ordinal))))
            {
                properties[name] = new ScalarValue(RedactionPolicy.KeyMarker);
            }
        }
    }
}
