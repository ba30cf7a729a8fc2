using System.Collections;
using Microsoft.Extensions.Logging;
using Xunit;
using ILogger = Microsoft.Extensions.Logging.ILogger;
using Log = Serilog.Log;

namespace StandardObservability.Serilog.Tests.Sinks;

/// <summary>Values that log while they are read, lazy sequences and values that throw, with Serilog's sinks.</summary>
public sealed class HostileValueTests
{
    [Fact]
    public async Task A_sequence_that_logs_is_read_once_for_the_line_and_for_the_sinks()
    {
        await using var host = await SerilogHost.StartAsync();
        var logger = host.Logger();
        var (scoped, value) = (new LoggingSequence(logger), new LoggingSequence(logger));
        using (logger.BeginScope("users {Users}", scoped))
        {
            logger.LogInformation("Found {Value}", value);
            Log.ForContext("SourceContext", "Orders").Information("From Serilog");
        }

        Assert.Equal((1, 1), (scoped.Reads, value.Reads));
        var lines = await host.LinesAsync();
        var line = Assert.Single(lines, static l => l.GetProperty("message").GetString() == "Found 1, 2");
        Assert.Equal(("[1,2]", "[1,2]"), (line.GetProperty("Value").GetRawText(), line.GetProperty("Users").GetRawText()));
        var events = await host.EventsAsync();
        Assert.Contains("1, 2", Assert.Single(events, static e => e.Message.StartsWith("Found", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
        Assert.Single(events, static e => e.Message == "From Serilog");
    }

    [Fact]
    public async Task A_value_that_logs_itself_is_bounded()
    {
        await using var host = await SerilogHost.StartAsync();
        var logger = host.Logger();
        logger.LogInformation("Render {Self}", new RenderLogs(logger));
        using (logger.BeginScope(new Dictionary<string, object> { ["Self"] = new RenderLogs(logger) }))
        {
            logger.LogInformation("In a scope");
        }

        Assert.Single(await host.EventsAsync(), static e => e.Message == "In a scope");
        Assert.InRange((await host.LinesAsync()).Count, 2, 200);
    }

    [Fact]
    public async Task A_state_or_a_scope_that_throws_reaches_the_sinks()
    {
        await using var host = await SerilogHost.StartAsync();
        var logger = host.Logger();
        using (logger.BeginScope(ThrowPairs()))
        {
            logger.LogInformation("Scope");
            logger.Log(LogLevel.Information, default, ThrowPairs(), null, static (_, _) => throw new InvalidOperationException("formatter"));
        }

        Assert.Equal(2, (await host.EventsAsync()).Count);
        Assert.Equal(2, (await host.LinesAsync()).Count);
    }

    private static IEnumerable<KeyValuePair<string, object?>> ThrowPairs()
    {
        yield return new("A", 1);
        throw new InvalidOperationException("midway");
    }

    private sealed class LoggingSequence(ILogger logger) : IEnumerable<int>
    {
        public int Reads { get; private set; }

        public IEnumerator<int> GetEnumerator()
        {
            Reads++;
            logger.LogInformation("Executed {Command}", "SELECT 1");
            yield return 1;
            yield return 2;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class RenderLogs(ILogger logger)
    {
        public override string ToString()
        {
            logger.LogInformation("Rendering {Self}", this);
            return "rendered";
        }
    }
}
