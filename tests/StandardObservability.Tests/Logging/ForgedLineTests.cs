using System.Text.Json;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.Tests.Logging;

#pragma warning disable CA2254 // These tests use varying templates.

/// <summary>Control characters in the caller's texts: none can start a line, move the cursor or change the reading order.</summary>
public sealed class ForgedLineTests
{
    private const string Forged = "x\r\n12:00:00.000 info Forged  line\u001b[2J\u007f\u0085\u009b\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff";

    public static TheoryData<string> Places => ["message", "value", "category", "scope", "scope property", "property name", "event name", "exception"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_readable_line_stays_one_line(string place)
    {
        var lines = await WriteAsync(place, "Development");

        Assert.DoesNotContain(lines, static l => l.StartsWith("12:00", StringComparison.Ordinal));
        Assert.All(lines, static l => Assert.DoesNotContain(l, IsForbidden));
        Assert.Equal(place == "exception" ? 2 : 1, lines.Count(static l => l.Contains("12:00:00.000 info Forged", StringComparison.Ordinal) || l.Contains("End of", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_JSON_line_escapes_what_a_terminal_would_interpret(string place)
    {
        var lines = await WriteAsync(place, "Production");

        var line = Assert.Single(lines);
        Assert.DoesNotContain(line, IsForbidden);
        Assert.Contains(Forged, string.Join('\n', Texts(JsonDocument.Parse(line).RootElement)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stack_trace_of_an_exception_stays_readable()
    {
        await using var host = await WorkerHost.StartAsync(environment: "Development");
        try
        {
            throw new InvalidOperationException("outer\nsecond line", new TimeoutException("inner"));
        }
        catch (InvalidOperationException e)
        {
            host.Logger("Shop").LogError(e, "Failed");
        }

        await host.StopAsync();
        var at = host.Output.Lines.ToList().FindIndex(static l => l.StartsWith("System.InvalidOperationException: outer", StringComparison.Ordinal));
        Assert.Equal("   second line", host.Output.Lines[at + 1]);
        Assert.StartsWith(" ---> System.TimeoutException: inner", host.Output.Lines[at + 2], StringComparison.Ordinal);
        Assert.Contains(host.Output.Lines, static l => l.StartsWith("   at StandardObservability.Tests", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> WriteAsync(string place, string environment)
    {
        await using var host = await WorkerHost.StartAsync(environment: environment);
        var before = host.Output.Lines.Count;
        var logger = host.Logger(place == "category" ? Forged : "Shop");
        using var text = place == "scope" ? logger.BeginScope(Forged) : null;
        using var property = place == "scope property" ? logger.BeginScope("{Scoped}", Forged) : null;
        switch (place)
        {
            case "message": logger.LogWarning(Forged + "End of"); break;
            case "value": logger.LogWarning("{Value} End of", Forged); break;
            case "property name": logger.Log(LogLevel.Warning, default, new KeyValuePair<string, object?>[] { new(Forged, "End of") }, null, static (s, _) => s[0].Key + "End of"); break;
            case "event name": logger.Log(LogLevel.Warning, new EventId(1, Forged), "End of", null, static (s, _) => s); break;
            case "exception": logger.LogWarning(new InvalidOperationException(Forged), "End of"); break;
            default: logger.LogWarning("End of"); break;
        }

        await host.StopAsync();
        var lines = host.Output.Lines.Skip(before).ToList();
        var first = lines.FindIndex(static l => l.Contains("End of", StringComparison.Ordinal));
        return [.. lines.Skip(first).Take(environment == "Production" || place != "exception" ? 1 : 3)];
    }

    private static IEnumerable<string> Texts(JsonElement line) => line.EnumerateObject().SelectMany(static p => (string[])[p.Name, p.Value.ToString(), .. Items(p.Value)]);

    private static IEnumerable<string> Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(static i => i.ToString()) : [];

    private static bool IsForbidden(char c) => char.IsControl(c) || c is '\u061c' or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff';
}
