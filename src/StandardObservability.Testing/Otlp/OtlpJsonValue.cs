using System.Globalization;
using System.Text.Json;

namespace StandardObservability.Testing.Otlp;

/// <summary>Writes values of attributes as protobuf defines them in JSON: 64-bit integers are strings.</summary>
internal static class OtlpJsonValue
{
    public static void WriteAttributes(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        json.WriteStartArray("attributes");
        foreach (var (key, value) in attributes)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WritePropertyName("value");
            WriteValue(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a number. JSON has no infinity, which protobuf writes as a string.</summary>
    public static void WriteDouble(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        json.WriteStartObject();
        switch (value)
        {
            case null:
                break;
            case bool flag:
                json.WriteBoolean("boolValue", flag);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                json.WriteString("intValue", Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case float or double:
                WriteDouble(json, "doubleValue", Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case Array values:
                WriteArray(json, values);
                break;
            default:
                json.WriteString("stringValue", Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, Array values)
    {
        json.WriteStartObject("arrayValue");
        json.WriteStartArray("values");
        foreach (var value in values)
        {
            WriteValue(json, value);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
