using System.Globalization;
using System.Text.Json;

namespace Judges.Otlp;

/// <summary>Reads attributes. A value is a string, bool, long, double, byte[], object?[] or a dictionary.</summary>
internal static class OtlpAttributes
{
    /// <summary>The attributes of a message. OTLP forbids duplicate keys, so they are an error.</summary>
    public static IReadOnlyDictionary<string, object?> Read(JsonElement message, string name = "attributes")
    {
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var pair in OtlpField.List(message, name))
        {
            var key = OtlpField.Text(pair, "key");
            if (!attributes.TryAdd(key, OtlpField.Find(pair, "value") is { } value ? Value(value) : null))
                throw new InvalidDataException($"The attribute {key} is a duplicate, which OTLP forbids.");
        }

        return attributes;
    }

    public static object? Value(JsonElement any)
    {
        foreach (var member in any.EnumerateObject())
        {
            return member.Name switch
            {
                "stringValue" => member.Value.GetString(),
                "boolValue" => member.Value.GetBoolean(),
                "intValue" => long.Parse(member.Value.GetString()!, CultureInfo.InvariantCulture),
                "doubleValue" => OtlpField.Double(member.Value),
                "bytesValue" => member.Value.GetBytesFromBase64(),
                "arrayValue" => OtlpField.List(member.Value, "values").Select(Value).ToArray(),
                "kvlistValue" => Read(member.Value, "values"),
                _ => throw new InvalidDataException($"An attribute value of kind {member.Name} is unknown."),
            };
        }

        return null;
    }
}
