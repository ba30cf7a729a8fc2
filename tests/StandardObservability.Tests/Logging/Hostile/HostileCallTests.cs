using Judges;
using Judges.Receiving;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.Tests.Logging.Hostile;

/// <summary>Every combination of states, formatters, exceptions and scopes that throw: no call throws, and each arrives once at each output.</summary>
public sealed class HostileCallTests
{
    private static readonly Func<object?>[] States =
    [
        static () => null,
        static () => "text",
        static () => new Throws(),
        static () => new HostileState(),
        static () => new HostileState(count: true),
        static () => new HostileState(indexer: true),
        static () => new HostileState(enumerator: true),
        static () => new HostileState(last: true),
        static () => new HostileState(value: new Throws()),
        static () => new KeyValuePair<string, object?>[] { new(null!, 1), new("", 2), new("A", new Throws()), new("A", 3) },
        static () => new Dictionary<string, object?> { ["A"] = new Throws(), ["{OriginalFormat}"] = "of {A}" },
        static () => ThrowPairs(),
    ];

    private static readonly Func<object?, Exception?, string>?[] Formatters =
    [
        static (_, _) => "message",
        static (_, _) => null!,
        static (_, _) => throw new InvalidOperationException("formatter"),
        static (state, _) => state!.ToString()!,
        null,
    ];

    private static readonly Func<Exception?>[] Exceptions =
    [
        static () => null,
        static () => new InvalidOperationException("plain"),
        static () => new ThrowingException(),
    ];

    private static readonly Func<object>[] Scopes =
    [
        static () => "scope",
        static () => new HostileState(count: true, enumerator: true),
        static () => new Dictionary<string, object?> { ["Scoped"] = new Throws() },
    ];

    [JudgedTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_call_throws_and_every_call_arrives_at_every_output(bool redaction)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await WorkerHost.StartAsync(
        [
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.HttpEndpoint.ToString()),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            new("OTEL_LOGS_EXPORTER", "otlp,console"),
            new("Observability:Redaction:Enabled", redaction.ToString()),
        ]);
        var logger = host.Logger("Hostile");
        var calls = 0;
        foreach (var scope in Scopes)
        {
            using var open = logger.BeginScope(scope());
            foreach (var state in States)
            {
                foreach (var formatter in Formatters)
                {
                    foreach (var exception in Exceptions)
                    {
                        logger.Log(LogLevel.Information, new EventId(++calls), state(), exception(), formatter!);
                    }
                }
            }
        }

        await host.DisposeAsync();

        Assert.Equal(540, calls);
        Assert.Equal(Enumerable.Range(1, calls), host.Events.Where(static e => e.GetProperty("category").GetString() == "Hostile").Select(static e => e.GetProperty("event_id").GetInt32()));
        Assert.Empty(receiver.ProtocolErrors);
        Assert.Equal(calls, (await receiver.LogRecordsAsync()).Count(static r => r.ScopeName == "Hostile"));
        Assert.Equal(0, host.Counts.OtlpLogs.Lost + host.Counts.StandardOutputLogs.Lost);
    }

    private static IEnumerable<KeyValuePair<string, object?>> ThrowPairs()
    {
        yield return new("A", 1);
        throw new InvalidOperationException("midway");
    }

    private sealed class Throws
    {
        public override string ToString() => throw new InvalidOperationException("ToString");
    }

    private sealed class ThrowingException : Exception
    {
        public override string Message => throw new InvalidOperationException("Message");

        public override string? StackTrace => throw new InvalidOperationException("StackTrace");

        public override string ToString() => throw new InvalidOperationException("ToString");
    }
}
