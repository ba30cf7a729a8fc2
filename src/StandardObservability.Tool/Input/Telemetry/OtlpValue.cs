using System.Text;
using System.Text.Json;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;

namespace StandardObservability.Tool.Input.Telemetry;

/// <summary>The value of an attribute in OTLP.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Text">Its text when it is a string or a whole number.</param>
internal readonly record struct OtlpValue(AttributeType Type, string? Text)
{
    /// <summary>The attributes of a resource, span, log record or data point, each key once.</summary>
    public static IEnumerable<(string Key, OtlpValue Value)> ReadAll(JsonElement owner) =>
        from pair in owner.FindItems("attributes")
        let key = pair.FindText("key")
        where key != null
        select (key, Read(pair.Find("value")));

    /// <summary>What the rules know of the attribute.</summary>
    public AttributeFacts ToFacts(string key, TelemetrySignals signal) => new(key, signal) { Type = Type, Constant = Text };

    /// <summary>Bytes of the longest texts of a log record: its body and its attributes.</summary>
    public static int CountBytes(JsonElement record)
    {
        var bytes = Encoding.UTF8.GetByteCount(record.FindText("body", "stringValue") ?? "");
        foreach (var (key, value) in ReadAll(record))
        {
            bytes += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value.Text ?? "");
        }

        return bytes;
    }

    /// <summary>Reads a value, as protobuf writes it in JSON.</summary>
    public static OtlpValue Read(JsonElement value)
    {
        if (value.FindText("stringValue") is { } text)
        {
            return new OtlpValue(AttributeType.String, text);
        }

        if (value.Find("intValue") is { ValueKind: JsonValueKind.String or JsonValueKind.Number } number)
        {
            return new OtlpValue(AttributeType.Int, number.ToString());
        }

        var array = value.Find("arrayValue");
        return new OtlpValue(array.ValueKind == JsonValueKind.Object ? ToArray(array.FindItems("values").FirstOrDefault()) : FindType(value), null);
    }

    private static AttributeType FindType(JsonElement value)
    {
        var name = value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().FirstOrDefault().Name : null;
        return name switch
        {
            "doubleValue" => AttributeType.Double,
            "boolValue" => AttributeType.Boolean,
            _ => AttributeType.Any,
        };
    }

    private static AttributeType ToArray(JsonElement first) => Read(first).Type switch
    {
        AttributeType.String => AttributeType.StringArray,
        AttributeType.Int => AttributeType.IntArray,
        AttributeType.Double => AttributeType.DoubleArray,
        AttributeType.Boolean => AttributeType.BooleanArray,
        _ => AttributeType.Any,
    };
}
