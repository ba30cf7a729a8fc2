using System.Text.Json;

namespace Judges;

/// <summary>What a browser did.</summary>
/// <param name="Results">The result of each step; null where there is nothing to return.</param>
/// <param name="Errors">Errors of the console and of the pages.</param>
/// <param name="Requests">All URLs that were requested.</param>
public sealed record BrowserRun(IReadOnlyList<JsonElement> Results, IReadOnlyList<string> Errors, IReadOnlyList<string> Requests)
{
    internal static BrowserRun Read(JsonElement run) => new(
        [.. run.GetProperty("results").EnumerateArray()],
        [.. run.GetProperty("errors").EnumerateArray().Select(static e => e.GetString()!)],
        [.. run.GetProperty("requests").EnumerateArray().Select(static r => r.GetString()!)]);
}
