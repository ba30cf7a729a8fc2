using System.Text.Json;

namespace StandardObservability.AspNetCore.Tests.Logging;

/// <summary>Reads what a web host has written.</summary>
internal static class Lines
{
    public static IEnumerable<JsonElement> RequestLines(this WebHost host) => host.Events.Where(static e => e.Text("category") == "StandardObservability.Requests");

    public static string Text(this JsonElement line, string field) => line.GetProperty(field).GetString()!;

    public static string? TryText(this JsonElement line, string field) => line.TryGetProperty(field, out var value) ? value.GetString() : null;
}
