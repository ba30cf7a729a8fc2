using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.Tests.Diagnosis;

/// <summary>What an application logs after its host was disposed of.</summary>
public sealed class LogsAfterTheHostTests
{
    [Theory]
    [InlineData("logs after a failed start", 3)]
    [InlineData("logs after a failed start and throws", 128 + 6)]
    [InlineData("logs at the exit", 0)]
    public async Task Lines_come_out_in_order_and_the_exit_code_is_unchanged(string scenario, int exitCode)
    {
        var ending = await ProcessResult.RunAsync(scenario);

        Assert.Equal(exitCode, ending.ExitCode);
        Assert.Equal(["First", "Second with REDACTED-key", "Third"], ending.Events
            .Where(static e => e.GetProperty("category").GetString() == "Late")
            .Select(static e => e.GetProperty("message").GetString()));
        Assert.Equal(exitCode == 128 + 6 ? 1 : 0, ending.CrashLines.Count());
        if (exitCode == 128 + 6)
        {
            Assert.Equal("Unhandled exception. The process is terminating.", ending.Events[^1].GetProperty("message").GetString());
        }
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_captured_logger_writes_and_counts_lines_of_many_threads(string environment)
    {
        await using var host = await WorkerHost.StartAsync(environment: environment);
        var logger = host.Logger("Late");
        logger.LogInformation("Before");
        var stop = host.StopAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(t => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                logger.LogInformation("Line {Number} of {Thread} with {Password}", i, t, "sunshine");
            }
        })));
        await stop;
        logger.LogInformation("Last");

        Assert.Equal(2000, host.Output.Lines.Count(static l => l.Contains("Line ", StringComparison.Ordinal)));
        Assert.Contains("Last", host.Output.Lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("sunshine", host.Output.Text, StringComparison.Ordinal);
        var counts = host.Counts.StandardOutputLogs;
        Assert.Equal((counts.Produced, 0), (counts.Sent, counts.Lost));
    }
}
