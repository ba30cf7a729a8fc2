using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndingService;

/// <summary>Logs far more lines than an output buffers, writes duration and memory to standard error, and runs until it is stopped.</summary>
internal sealed partial class Work(ILogger<Work> logger) : BackgroundService
{
    private const int Lines = 60_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var worst = TimeSpan.Zero;
        for (var i = 0; i < Lines; i++)
        {
            var started = Stopwatch.GetTimestamp();
            LogLine(i);
            var took = Stopwatch.GetElapsedTime(started);
            worst = took > worst ? took : worst;
        }

        StandardError.WriteLine($"worked {(int)worst.TotalMilliseconds} {GC.GetTotalMemory(forceFullCollection: true)}");
        await Task.Delay(Timeout.Infinite, stoppingToken);
    }

    [LoggerMessage(1, LogLevel.Information, "Line {Number} of a service whose output is bad")]
    private partial void LogLine(int number);
}
