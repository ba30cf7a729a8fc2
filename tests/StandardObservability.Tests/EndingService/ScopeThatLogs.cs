using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndingService;

/// <summary>Opens a scope with a query that logs when it runs, as with Entity Framework, and stops the host.</summary>
internal sealed partial class ScopeThatLogs(ILogger<ScopeThatLogs> logger, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using (logger.BeginScope("users {Users}", Query()))
        {
            Worked();
        }

        lifetime.StopApplication();
        return Task.CompletedTask;
    }

    private IEnumerable<int> Query()
    {
        Executed("SELECT 1");
        yield return 1;
        yield return 2;
    }

    [LoggerMessage(1, LogLevel.Information, "Worked")]
    private partial void Worked();

    [LoggerMessage(2, LogLevel.Information, "Executed {Command}")]
    private partial void Executed(string command);
}
