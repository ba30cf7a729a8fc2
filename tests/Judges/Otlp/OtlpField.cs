using System.Globalization;
using System.Text.Json;

namespace Judges.Otlp;

/// <summary>Reads members of the judge's answers. A missing member has the default of protobuf; 64-bit integers are strings.</summary>
internal static class OtlpField
{
    public static string Text(JsonElement message, string name) => Find(message, name) is { } found ? found.GetString()! : "";

    public static int Int32(JsonElement message, string name) => Find(message, name) is { } found ? found.GetInt32() : 0;

    public static uint UInt32(JsonElement message, string name) => Find(message, name) is { } found ? found.GetUInt32() : 0;

    public static bool Boolean(JsonElement message, string name) => Find(message, name) is { } found && found.GetBoolean();

    public static ulong? UInt64(JsonElement message, string name) => Find(message, name) is { } found ? UInt64(found) : null;

    public static double? Double(JsonElement message, string name) => Find(message, name) is { } found ? Double(found) : null;

    public static DateTimeOffset Time(JsonElement message, string name) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)((UInt64(message, name) ?? 0) / 100));

    public static IEnumerable<JsonElement> List(JsonElement message, string name) =>
        Find(message, name) is { } found ? found.EnumerateArray() : [];

    public static JsonElement? Find(JsonElement message, string name) =>
        message.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    public static ulong UInt64(JsonElement value) => ulong.Parse(value.GetString()!, CultureInfo.InvariantCulture);

    /// <summary>A number, or a string for a number that JSON does not support.</summary>
    public static double Double(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetDouble();
}
