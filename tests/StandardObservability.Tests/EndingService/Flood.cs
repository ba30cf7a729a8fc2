using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndingService;

/// <summary>Logs on eight threads as fast as possible; standard error gets the number of lines of each thread.</summary>
internal sealed partial class Flood(FloodPlan plan, ILogger<Flood> logger, IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int Threads = 8;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Factory.StartNew(
        () =>
        {
            Thread[] threads = [.. Enumerable.Range(0, Threads).Select(t => new Thread(() => Write(t, stoppingToken)))];
            Array.ForEach(threads, static t => t.Start());
            Array.ForEach(threads, static t => t.Join());
            lifetime.StopApplication();
        },
        stoppingToken,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private void Write(int thread, CancellationToken stoppingToken)
    {
        var number = 0;
        while (number < plan.Lines && !stoppingToken.IsCancellationRequested)
        {
            if (thread == 0 && number == plan.CrashAt)
            {
                throw new CrashException("thrown in the flood");
            }

            LogLine(number++, thread);
        }

        StandardError.WriteLine($"wrote {thread} {number}");
    }

    [LoggerMessage(1, LogLevel.Information, "Line {Number} of {Writer}")]
    private partial void LogLine(int number, int writer);
}
