using System.Text.Json;

namespace StandardObservability.AspNetCore.LocalPage.Views;

/// <summary>What the views of the page write often.</summary>
internal static class JsonWriterExtensions
{
    /// <summary>Writes an array.</summary>
    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the name of a value of an enumeration, which begins with a small letter in JSON.</summary>
    public static void WriteName<T>(this Utf8JsonWriter json, string name, T value)
        where T : struct, Enum
        => json.WriteString(name, JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    /// <summary>Writes a number; a missing or infinite one as null.</summary>
    public static void WriteNumberOrNull(this Utf8JsonWriter json, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>Writes a time as seconds since 1970, with fractions.</summary>
    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset time)
        => json.WriteNumber(name, (time - DateTimeOffset.UnixEpoch).TotalSeconds);
}
