using System.Text.Json;

namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>Reads members that may be missing, null or of another kind.</summary>
internal static class JsonMembers
{
    public static JsonElement Member(this JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name)
        => element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static string? Text(this JsonElement element, string name)
        => element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A finite number; whole ones may be written with an exponent too.</summary>
    public static double? Number(this JsonElement element, string name)
        => element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) && double.IsFinite(value) ? value : null;

    /// <summary>A moment as X-Ray writes it, in seconds since 1970.</summary>
    public static DateTimeOffset? Moment(this JsonElement element, string name)
        => element.Number(name) is >= 0 and < 253402300800 and var seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
}
