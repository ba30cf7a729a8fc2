using System.Globalization;
using System.Text.Json;

namespace StandardObservability.Identity.Aws.Metadata;

/// <summary>A JSON object from outside. What is missing or of another type is simply not there.</summary>
internal readonly struct MetadataDocument
{
    private readonly JsonElement _element;

    private MetadataDocument(JsonElement element) => _element = element;

    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    public static MetadataDocument Parse(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? string.Empty);
            return new(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public string? Text(string name)
    {
        var element = Find(name);
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair is JSON, but no text.
            return null;
        }
    }

    /// <summary>A text, or a whole number.</summary>
    public string? TextOrNumber(string name) => Find(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value.ToString(CultureInfo.InvariantCulture) : Text(name);

    public MetadataDocument Member(string name) => new(Find(name));

    private JsonElement Find(string name)
    {
        try
        {
            return IsObject && _element.TryGetProperty(name, out var found) ? found : default;
        }
        catch (InvalidOperationException)
        {
            // The same in the name of a member.
            return default;
        }
    }
}
