using System.Diagnostics.CodeAnalysis;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Context;
using StandardObservability.Tests.Redaction;
using Xunit;

namespace StandardObservability.Serilog.Tests.Sinks;

#pragma warning disable CA2254 // Templates with secrets in them are what these tests are about.

/// <summary>The leak corpus through every way that a text can take into a Serilog event.</summary>
public sealed class SinkLeakTests
{
    /// <summary>No text is secret by itself; its key makes it so.</summary>
    private const string Plain = "sunshine";

    private static readonly Dictionary<string, Action<SerilogHost, string>> Ways = new(StringComparer.Ordinal)
    {
        ["template"] = static (_, s) => Log.Information("it is " + Escaped(s)),
        ["template with a place"] = static (_, s) => Log.Information("{N}: " + Escaped(s), 1),
        ["property"] = static (_, s) => Log.Information("it is {Text}", s),
        ["destructured"] = static (_, s) => Log.Information("it is {@Texts}", new { A = new[] { s }, B = new { C = s } }),
        ["dictionary"] = static (_, s) => Log.Information("it is {Texts}", new Dictionary<string, string> { ["a"] = s }),
        ["dictionary key"] = static (_, s) => Log.Information("it is {Texts}", new Dictionary<string, int> { [s] = 1 }),
        ["object"] = static (_, s) => Log.Information("it is {Text}", new Speaks(s)),
        ["context"] = static (_, s) => Log.ForContext("Text", s).Information("done"),
        ["log context"] = static (_, s) =>
        {
            using (LogContext.PushProperty("Text", s))
            {
                Log.Information("done");
            }
        },
        ["exception"] = static (_, s) => Log.Error(new InvalidOperationException(s), "it broke"),
        ["inner exception"] = static (_, s) => Log.Error(new InvalidOperationException("outer", new AggregateException(new FormatException(s))), "it broke"),
        ["ILogger template"] = static (h, s) => h.Logger().LogInformation("it is " + Escaped(s)),
        ["ILogger property"] = static (h, s) => h.Logger().LogInformation("it is {Text}", s),
        ["ILogger scope"] = static (h, s) =>
        {
            using (h.Logger().BeginScope(new Dictionary<string, object> { ["text"] = s }))
            using (h.Logger().BeginScope("in {Where}", s))
            using (h.Logger().BeginScope(s))
            {
                h.Logger().LogInformation("done");
                Log.Information("done");
            }
        },
        ["ILogger exception"] = static (h, s) => h.Logger().LogError(new InvalidOperationException("outer", new FormatException(s)), "it broke"),
        ["event name"] = static (h, s) => h.Logger().Log(LogLevel.Information, new EventId(1, s), "done"),
        ["formatter"] = static (h, s) => h.Logger().Log(LogLevel.Information, default, 1, null, (_, _) => $"it is {s}"),
    };

    public static TheoryData<string> WayNames => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(WayNames))]
    public async Task No_secret_reaches_a_sink_or_a_line(string way)
    {
        using var text = new TextSink();
        await using var host = await SerilogHost.StartAsync([], (b, sink) => b.AddStandardSerilog((_, s) => s
            .Enrich.With(new Copying())
            .WriteTo.Sink(sink)
            .WriteTo.Sink(text)));
        foreach (var sample in Secrets.All)
        {
            Ways[way](host, sample.Text);
        }

        var events = await host.EventsAsync();
        var all = string.Join('\n', events.Select(static e => e.All)) + string.Join('\n', text.Lines) + host.Output.Text;

        Assert.True(events.Count >= Secrets.All.Count);
        Assert.All(Secrets.All.Where(static s => s.Secret.Length > 6), s =>
        {
            Assert.DoesNotContain(s.Secret, all, StringComparison.Ordinal);
            Assert.DoesNotContain(System.Text.Json.JsonSerializer.Serialize(s.Secret)[1..^1], all, StringComparison.Ordinal);
        });
    }

    [JudgedFact]
    public async Task What_only_its_name_makes_secret_leaves_by_no_output()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await SerilogHost.StartAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_LOGS_EXPORTER", "otlp")],
            static (b, sink) => b.AddStandardSerilog((_, s) => s.Enrich.WithProperty("ApiKey", Plain).WriteTo.Sink(sink)));
        Log.Information("with {Password}", Plain);
        Log.Information("with {@Login}", new { User = "ada", Password = Plain });
        Log.Information("with {Headers}", new Dictionary<string, string> { ["X-Api-Key"] = Plain });
        Log.Information("with {@Nested}", new { A = new object[] { new { ClientSecret = Plain } } });
        Log.ForContext("token", Plain).Information("with context");
        Log.Information("password={Value}, done", "hunter2!");
        Log.Information("with {@Person}", new Person("ada", Plain));
        Log.Information("with {Person}", new Person("ada", Plain));
        Log.Information("with {@People}", new { First = new Person("ada", Plain) });
        host.Logger().LogInformation("with {@Person}", new Person("ada", Plain));
        host.Logger().LogInformation("with {Password}", Plain);

        var events = await host.EventsAsync();
        var records = await receiver.LogRecordsAsync();

        Assert.Equal(11, events.Count);
        Assert.All(events, static e => Assert.DoesNotContain(Plain, e.All, StringComparison.Ordinal));
        Assert.All(events, static e => Assert.DoesNotContain("password=hunter2!", e.Message, StringComparison.Ordinal));
        Assert.Contains(events, static e => e.Message == "password=REDACTED-key, done");
        Assert.DoesNotContain(Plain, host.Output.Text, StringComparison.Ordinal);
        var serilogs = records.Where(static r => r.ScopeName == SerilogHost.Name).ToList();
        Assert.Equal(9, serilogs.Count);
        Assert.All(serilogs, static r => Assert.DoesNotContain(Plain, $"{r.Body} {System.Text.Json.JsonSerializer.Serialize(r.Attributes)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_only_the_text_around_it_makes_secret_is_redacted_in_its_property()
    {
        using var text = new TextSink();
        await using var host = await SerilogHost.StartAsync([], (b, sink) => b.AddStandardSerilog((_, s) => s.WriteTo.Sink(sink).WriteTo.Sink(text)));
        Log.Information("password={Value}", Plain);
        Log.Information("{Key} = {Value} of {User}", "ApiKey", Plain, "ada");
        Log.Information("Header {Name}: {Value}", "X-Api-Key", Plain);
        Log.Information("it is {Pair}", KeyValuePair.Create("password", Plain));
        Log.Information("it is {Bytes}", "password=sunshine"u8.ToArray());
        host.Logger().LogInformation("password={Value}", Plain);
        host.Logger().LogInformation("{Key}={Value}", "ApiKey", Plain);
        using (host.Logger().BeginScope("password={Value}", Plain))
        {
            host.Logger().LogInformation("in a scope");
            Log.Information("in a scope");
        }

        var events = await host.EventsAsync();

        Assert.Equal(9, events.Count);
        Assert.All(events, static e => Assert.DoesNotContain(Plain, e.All, StringComparison.Ordinal));
        Assert.DoesNotContain(Plain, string.Join('\n', text.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain(Plain, host.Output.Text, StringComparison.Ordinal);
        Assert.Contains("ada", events[1].All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redaction_that_is_off_is_off_for_the_sinks_too()
    {
        await using var host = await SerilogHost.StartAsync([new("Observability:Redaction:Enabled", "false")]);
        var error = new InvalidOperationException("password=hunter2");
        Log.Error(error, "with {Password}", Plain);

        var log = Assert.Single(await host.EventsAsync()).Event;
        Assert.Same(error, log.Exception);
        Assert.Equal($"with \"{Plain}\"", log.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_exception_without_secrets_stays_what_it_is_and_one_with_them_keeps_its_text_but_for_them()
    {
        await using var host = await SerilogHost.StartAsync();
        var harmless = new InvalidOperationException("nothing to see");
        var telling = Thrown("password=hunter2 was refused");
        Log.Error(harmless, "one");
        Log.Error(telling, "two");

        var events = await host.EventsAsync();
        Assert.Same(harmless, events[0].Event.Exception);
        var redacted = events[1].Event.Exception!;
        Assert.Equal("password=REDACTED-key was refused", redacted.Message);
        Assert.Equal(telling.ToString().Replace("hunter2", "REDACTED-key", StringComparison.Ordinal), redacted.ToString());
        Assert.Equal(telling.StackTrace, redacted.StackTrace);
        Assert.Equal(telling.HResult, redacted.HResult);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is thrown to have a stack.")]
    private static InvalidOperationException Thrown(string message)
    {
        try
        {
            throw new InvalidOperationException(message);
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }

    private static string Escaped(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private sealed class Speaks(string text)
    {
        public override string ToString() => text;
    }

    /// <summary>An enricher of the application's own that makes new properties of what is there.</summary>
    private sealed class Copying : global::Serilog.Core.ILogEventEnricher
    {
        public void Enrich(global::Serilog.Events.LogEvent logEvent, global::Serilog.Core.ILogEventPropertyFactory propertyFactory)
            => logEvent.AddOrUpdateProperty(propertyFactory.CreateProperty("Copy", "authorization: Bearer abcdefgh12345678abcdefgh12345678"));
    }

    private sealed record Person(string Name, [property: Private] string Maiden);

    private sealed class PrivateAttribute() : DataClassificationAttribute(new DataClassification("Tests", "Private"));
}
