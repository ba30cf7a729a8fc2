using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Text;

namespace StandardObservability.Logging.Calls;

/// <summary>Renders redacted messages and scopes as text.</summary>
internal sealed class MessageRenderer(RedactedValues redacted)
{
    private readonly MessageValueWriter _values = new(redacted);

    /// <summary>The message of a redacted call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="buffer">Memory for the text.</param>
    public ReadOnlySpan<char> Render(in LogCall call, CharBuffer buffer) => call.Message is { } message ? message : Render(call.Properties, buffer);

    /// <summary>The message that the template and the properties make; without a filled template a list of the properties.</summary>
    public ReadOnlySpan<char> Render(PropertySet properties, CharBuffer buffer)
    {
        buffer.Begin(redacted.MaxReadChars);
        properties.Positions.Clear();
        if (properties.Layout?.PlaceholderProperties is { } placeholderProperties)
        {
            properties.Template!.Render(properties.All, placeholderProperties, buffer, _values, properties.Positions);
        }
        else
        {
            AppendList(properties, buffer);
        }

        SecretsInContext.Redact(buffer, properties, redacted);
        return buffer.Written;
    }

    private void AppendList(PropertySet properties, CharBuffer text)
    {
        foreach (ref readonly var property in properties.All)
        {
            text.Append(text.Length == 0 ? string.Empty : ", ");
            text.Append(property.Name.Key);
            text.Append("=");
            _values.Append(text, property.Value, format: null);
        }
    }
}
