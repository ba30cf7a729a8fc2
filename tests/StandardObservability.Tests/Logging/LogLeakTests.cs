using System.Collections;
using Microsoft.Extensions.Logging;
using StandardObservability.Tests.Redaction;
using Xunit;

namespace StandardObservability.Tests.Logging;

#pragma warning disable CA2254 // These tests use templates that contain secrets.

/// <summary>Logs the secrets of the leak corpus in every way in which a text can get into a line.</summary>
public sealed class LogLeakTests
{
    /// <summary>A text that only its key makes secret.</summary>
    private const string Plain = "sunshine";

    internal static readonly Dictionary<string, Action<ILogger, string>> Ways = new(StringComparer.Ordinal)
    {
        ["template"] = static (l, s) => l.LogInformation("it is " + s.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)),
        ["interpolated template with a placeholder"] = static (l, s) => l.LogInformation("{N}: " + s.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), 1),
        ["property"] = static (l, s) => l.LogInformation("it is {Text}", s),
        ["aligned property"] = static (l, s) => l.LogInformation("it is {Text,400}", s),
        ["object"] = static (l, s) => l.LogInformation("it is {Text}", new Speaks(s)),
        ["formattable object"] = static (l, s) => l.LogInformation("it is {Text:X}", new Formats(s)),
        ["collection item"] = static (l, s) => l.LogInformation("it is {Texts}", new object[] { new[] { "a", s } }),
        ["nested collection item"] = static (l, s) => l.LogInformation("it is {Texts}", new object[] { new object[] { 1, new object[] { s, new List<string> { s } } } }),
        ["dictionary value"] = static (l, s) => l.LogInformation("it is {Texts}", new Dictionary<string, object> { ["a"] = s }),
        ["dictionary key"] = static (l, s) => l.LogInformation("it is {Texts}", new Dictionary<string, object> { [s] = 1 }),
        ["scope property"] = static (l, s) => InScope(l, new Dictionary<string, object> { ["text"] = s }),
        ["scope of texts"] = static (l, s) => InScope(l, new Dictionary<string, string> { ["text"] = s }),
        ["scope text"] = static (l, s) => InScope(l, s),
        ["scope template"] = static (l, s) =>
        {
            using (l.BeginScope("in {Text}", s))
            {
                l.LogInformation("done");
            }
        },
        ["exception message"] = static (l, s) => l.LogError(new InvalidOperationException(s), "it broke"),
        ["inner exception"] = static (l, s) => l.LogError(new InvalidOperationException("outer", new AggregateException(new FormatException(s), new ArgumentException(s))), "it broke"),
        ["deep exception"] = static (l, s) => l.LogError(Enumerable.Range(0, 200).Aggregate(new FormatException(s), static (e, i) => new FormatException($"{i}", e)), "it broke"),
        ["event name"] = static (l, s) => l.Log(LogLevel.Information, new EventId(1, s), "done"),
        ["formatter"] = static (l, s) => l.Log(LogLevel.Information, default, 1, null, (_, _) => $"it is {s}"),
        ["property name"] = static (l, s) => l.Log(LogLevel.Information, default, new KeyValuePair<string, object?>[] { new(s, 1) }, null, static (_, _) => "done"),
        ["long text"] = static (l, s) => l.LogInformation("it is {Text}", new string('x', 15_990) + " " + s),
        ["longer text"] = static (l, s) => l.LogInformation("it is {Text}", new string('x', 24_180) + " " + s + new string('y', 20_000)),
        ["long message"] = static (l, s) => l.LogInformation("{A} {B}", new string('x', 15_990), s),
    };

    public static TheoryData<string> WayNames => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(WayNames))]
    public void No_line_contains_a_secret(string way)
    {
        var logger = new RecordingLogger();
        foreach (var sample in Secrets.All)
        {
            Ways[way](logger, sample.Text);

            Assert.NotEmpty(logger.Line);
            if (sample.Secret.Length > 6)
            {
                Assert.DoesNotContain(sample.Secret, logger.Line, StringComparison.Ordinal);
                Assert.DoesNotContain(System.Text.Json.JsonSerializer.Serialize(sample.Secret)[1..^1], logger.Line, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void No_line_contains_a_value_with_a_secret_name()
    {
        var logger = new RecordingLogger();
        Action<ILogger>[] calls =
        [
            static l => l.LogInformation("user {User} with {Password}", "ada", Plain),
            static l => l.LogInformation("with {@Password} or {$ApiKey}", Plain, new Speaks(Plain)),
            static l => l.LogInformation("with {Headers}", new Dictionary<string, string> { ["X-Api-Key"] = Plain, ["Accept"] = "json" }),
            static l => l.LogInformation("with {Headers}", new Hashtable { ["X-Api-Key"] = Plain }),
            static l => l.LogInformation("with {Headers}", new List<KeyValuePair<string, string?>> { new("X-Api-Key", Plain) }),
            static l => l.LogInformation("with {Headers}", new List<KeyValuePair<string, object?>> { new("X-Api-Key", Plain) }),
            static l => l.LogInformation("with {Nested}", new Dictionary<string, object> { ["a"] = new Dictionary<string, object> { ["secret"] = new[] { Plain } } }),
            static l => InScope(l, new Dictionary<string, object> { ["client_secret"] = Plain }),
            static l => l.Log(LogLevel.Information, default, new KeyValuePair<string, object?>[] { new("token", Plain) }, null, static (s, _) => $"token is {s[0].Value}"),
        ];

        foreach (var call in calls)
        {
            call(logger);
            Assert.DoesNotContain(Plain, logger.Line, StringComparison.Ordinal);
            Assert.Contains("REDACTED-key", logger.Line, StringComparison.Ordinal);
        }

        Assert.Equal("token is REDACTED-key", logger.Message);
    }

    [Fact]
    public void Writes_ordinary_texts_unchanged()
    {
        var logger = new RecordingLogger();
        foreach (var text in OrdinaryTexts.All)
        {
            logger.LogInformation("{Text}", text);
            Assert.Equal(text, logger.Json.GetProperty("Text").GetString());
            Assert.Equal(text, logger.Message);
        }
    }

    [Fact]
    public async Task No_readable_line_contains_a_secret()
    {
        var host = await WorkerHost.StartAsync(environment: "Development");
        foreach (var sample in Secrets.All)
        {
            foreach (var way in Ways.Values)
            {
                way(host.Logger(), sample.Text);
            }
        }

        using (host.Logger().BeginScope("for {Password}", Plain))
        using (host.Logger().BeginScope(new Dictionary<string, object> { ["apiKey"] = Plain, ["tenant"] = "acme" }))
        {
            host.Logger().LogInformation("The last one");
        }

        await host.DisposeAsync();
        var text = host.Output.Text;

        Assert.Equal(0, host.Counts.StandardOutputLogs.Lost);
        Assert.Contains("The last one => for REDACTED-key => apiKey=REDACTED-key, tenant=acme", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Plain, text, StringComparison.Ordinal);
        Assert.All(Secrets.All.Where(static s => s.Secret.Length > 6), s => Assert.DoesNotContain(s.Secret, text, StringComparison.Ordinal));
    }

    private static void InScope(ILogger logger, object scope)
    {
        using (logger.BeginScope(scope))
        {
            logger.LogInformation("done");
        }
    }

    private sealed class Speaks(string text)
    {
        public override string ToString() => text;
    }

    private sealed class Formats(string text) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => text;
    }
}
