using StandardObservability.Text;

namespace StandardObservability.Tracing.Messages;

/// <summary>The JSON document that SNS delivers without raw delivery. It contains the message and its attributes.</summary>
/// <remarks>Source: Amazon SNS Developer Guide, "Parsing Amazon SNS message formats".</remarks>
internal sealed class SnsNotification(string? body)
{
    private const string Attributes = "MessageAttributes";

    private Dictionary<string, string>? _attributes;

    /// <summary>Text of an attribute; <see langword="null"/> when it is missing or the body is not such a document.</summary>
    public string? Attribute(string name) => body is null ? null : (_attributes ??= Read(body)).GetValueOrDefault(name);

    private static Dictionary<string, string> Read(string body)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!body.Contains($"\"{Attributes}\"", StringComparison.Ordinal))
        {
            return attributes;
        }

        var document = LenientJson.Parse(body);
        if (document.Text("Type") == "Notification")
        {
            foreach (var (name, attribute) in document.Member(Attributes).Members())
            {
                if (attribute.Text("Value") is { } text)
                {
                    attributes[name] = text;
                }
            }
        }

        return attributes;
    }
}
