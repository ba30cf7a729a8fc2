using System.Text.Json;

namespace StandardObservability.Tracing.Messages;

/// <summary>The JSON document that SNS delivers where raw delivery is off, with the message and its attributes in it.</summary>
/// <remarks>Source: Amazon SNS Developer Guide, "Parsing Amazon SNS message formats".</remarks>
internal sealed class SnsNotification(string? body)
{
    private const string Attributes = "MessageAttributes";

    private Dictionary<string, string>? _attributes;

    /// <summary>Text of an attribute; <see langword="null"/> when there is none, or the body is something else.</summary>
    public string? Attribute(string name) => body is null ? null : (_attributes ??= Read(body)).GetValueOrDefault(name);

    private static Dictionary<string, string> Read(string body)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!body.Contains($"\"{Attributes}\"", StringComparison.Ordinal))
        {
            return attributes;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object && Text(document.RootElement, "Type") == "Notification"
                && document.RootElement.TryGetProperty(Attributes, out var members) && members.ValueKind == JsonValueKind.Object)
            {
                Read(members, attributes);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The body is the sender's own, or holds text that is none.
        }

        return attributes;
    }

    private static void Read(JsonElement members, Dictionary<string, string> attributes)
    {
        foreach (var member in members.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object && Text(member.Value, "Value") is { } text)
            {
                attributes[member.Name] = text;
            }
        }
    }

    private static string? Text(JsonElement of, string name)
        => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
