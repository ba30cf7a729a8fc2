using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using StandardObservability.Tests.Diagnosis;
using StandardObservability.Tests.Logging.Records;
using Xunit;

namespace StandardObservability.Tests.Logging.Hostile;

/// <summary>Values and scopes that log while they are rendered. Each test would overflow the stack of the test process.</summary>
public sealed class NestedLoggingTests
{
    private const string Category = "Shop";

    [Fact]
    public async Task A_process_whose_scope_logs_ends_normally()
    {
        var ending = await ProcessResult.RunAsync("scope that logs");

        Assert.Equal(0, ending.ExitCode);
        var line = Assert.Single(ending.Events, static e => e.GetProperty("message").GetString() == "Worked");
        Assert.Equal("[1,2]", line.GetProperty("Users").GetRawText());
        Assert.Contains(ending.Events, static e => e.GetProperty("message").GetString()!.StartsWith("Executed SELECT 1", StringComparison.Ordinal) && !e.TryGetProperty("Users", out _));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_call_whose_values_and_scopes_log_is_written_once_with_its_items(string environment)
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen, environment);
        var logger = host.Logger(Category);
        var (scoped, value) = (new LoggingValue(logger), new LoggingValue(logger));
        using (logger.BeginScope("users {Users}", scoped))
        {
            logger.LogInformation("Found {Value}", value);
        }

        Assert.Equal((1, 1), (scoped.Reads, value.Reads));
        await host.StopAsync();
        Assert.Single(host.Output.Lines, static l => l.Contains("Found 1, 2", StringComparison.Ordinal));
        Assert.Contains(host.Output.Lines, static l => l.Contains("Executed SELECT 1 for LoggingValue", StringComparison.Ordinal));
        Assert.Single(seen.All, static r => r.Message == "Found 1, 2");
    }

    [Fact]
    public async Task Calls_that_are_nested_without_end_are_bounded_and_the_rest_is_counted_as_lost()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen);
        var logger = host.Logger(Category);
        Action[] calls =
        [
            () => logger.LogInformation("{Self}", new RenderLogs(logger)),
            () => logger.Log(LogLevel.Information, default, 1, null, Recurse),
            () => logger.LogError(new LoggingException(logger), "Failed"),
        ];
        foreach (var call in calls)
        {
            call();
        }

        string Recurse(int state, Exception? exception)
        {
            logger.Log(LogLevel.Information, default, state, exception, Recurse);
            return "recursive";
        }

        await host.StopAsync();
        Assert.True(host.Counts.StandardOutputLogs.Lost > 0);
        Assert.Equal(host.Counts.StandardOutputLogs.Produced, host.Counts.StandardOutputLogs.Sent + host.Counts.StandardOutputLogs.Lost);
        Assert.InRange(host.Output.Lines.Count, 3, 500);
        Assert.Contains(seen.All, static r => r.Message == "Failed");
    }

    private static Task<WorkerHost> StartAsync(ExportedRecords seen, string environment = "Production") => WorkerHost.StartAsync(
        set: b =>
        {
            b.AddStandardObservability();
            b.Logging.AddOpenTelemetry(static o => (o.IncludeFormattedMessage, o.IncludeScopes) = (true, true));
            b.Services.AddOpenTelemetry().WithLogging(l => l.AddProcessor(new SimpleLogRecordExportProcessor(seen)));
        },
        environment: environment);

    private sealed class LoggingException(ILogger logger) : Exception
    {
        public override string Message
        {
            get
            {
                logger.LogError(this, "Reading the message");
                return "own message";
            }
        }

        public override string ToString()
        {
            logger.LogError(this, "Reading the text");
            return "own text";
        }
    }
}
