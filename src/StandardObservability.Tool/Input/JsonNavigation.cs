using System.Text.Json;

namespace StandardObservability.Tool.Input;

/// <summary>Finds values in JSON of other programs, where any member may be missing or of another kind.</summary>
internal static class JsonNavigation
{
    /// <summary>The value at the path, or an undefined one.</summary>
    public static JsonElement Find(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    /// <summary>The text at the path, or <see langword="null"/>.</summary>
    public static string? FindText(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var found = element.Find(path);
        return found.ValueKind == JsonValueKind.String ? found.GetString() : null;
    }

    /// <summary>The whole number at the path, or 0. OTLP writes large ones as texts.</summary>
    public static long FindNumber(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var found = element.Find(path);
        return found.ValueKind switch
        {
            JsonValueKind.Number when found.TryGetInt64(out var number) => number,
            JsonValueKind.String when long.TryParse(found.GetString(), out var number) => number,
            _ => 0,
        };
    }

    /// <summary>Whether the value at the path is <c>true</c>.</summary>
    public static bool IsTrue(this JsonElement element, params ReadOnlySpan<string> path) => element.Find(path).ValueKind == JsonValueKind.True;

    /// <summary>The values of the array at the path.</summary>
    public static IEnumerable<JsonElement> FindItems(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var found = element.Find(path);
        return found.ValueKind == JsonValueKind.Array ? found.EnumerateArray() : Enumerable.Empty<JsonElement>();
    }
}
