using System.Text.Json;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>The names of JSON's types.</summary>
internal static class JsonTypes
{
    public static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Null => "null",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
