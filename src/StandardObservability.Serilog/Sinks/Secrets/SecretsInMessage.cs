using Serilog.Events;
using Serilog.Parsing;
using StandardObservability.Redaction;
using StandardObservability.Serilog.Calls;

namespace StandardObservability.Serilog.Sinks.Secrets;

/// <summary>Redacts properties that only the message around them makes secret, as in <c>password={Value}</c>.</summary>
internal static class SecretsInMessage
{
    private static readonly ScalarValue Redacted = new(RedactionPolicy.KeyMarker);

    /// <param name="template">The template of a message in which the policy finds a secret.</param>
    /// <param name="properties">The redacted properties of the event.</param>
    /// <param name="policy">Finds the secrets.</param>
    public static void Redact(MessageTemplate template, Dictionary<string, LogEventPropertyValue> properties, RedactionPolicy policy)
    {
        // Each token is rendered alone, which gives the position of its value in the message.
        var parts = template.Tokens.Select(t => (Token: t as PropertyToken, Text: Render(t, properties))).ToList();
        var findings = policy.FindPositions(string.Concat(parts.Select(static p => p.Text))).ToList();
        var start = 0;
        foreach (var (token, text) in parts)
        {
            if (token is not null && properties.TryGetValue(token.PropertyName, out var value) && IsSecret(findings, start, text, policy) && !IsHarmless(value))
            {
                properties[token.PropertyName] = Redacted;
            }

            start += text.Length;
        }
    }

    private static string Render(MessageTemplateToken token, Dictionary<string, LogEventPropertyValue> properties)
        => SerilogMessage.Render(new MessageTemplate([token]), properties);

    private static bool IsHarmless(LogEventPropertyValue value) => value is ScalarValue { Value: null or bool };

    /// <summary>A value with a secret of its own has been redacted before, and the rest of it is kept.</summary>
    private static bool IsSecret(List<Range> findings, int start, string text, RedactionPolicy policy)
        => findings.Exists(f => f.Start.Value < start + text.Length
            && f.End.Value > start
            && !(f.Start.Value >= start && f.End.Value <= start + text.Length && policy.FindPositions(text).Any()));
}
