using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ObservabilityWorker;

/// <summary>Does a job each second. Sources and meters that are named after the application are collected.</summary>
public sealed partial class Jobs(IMeterFactory meters, ILogger<Jobs> logger) : BackgroundService
{
    private static readonly ActivitySource Source = new("ObservabilityWorker");

    private readonly Histogram<double> _duration = meters.Create("ObservabilityWorker").CreateHistogram<double>("jobs.duration", "s", "Duration of jobs.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var number = 1; await timer.WaitForNextTickAsync(stoppingToken); number++)
        {
            await DoAsync(number, stoppingToken);
        }
    }

    private async Task DoAsync(int number, CancellationToken cancellationToken)
    {
        using var span = Source.StartActivity("do job");
        var start = Stopwatch.GetTimestamp();

        // Your work is here.
        await Task.Delay(Random.Shared.Next(20, 80), cancellationToken);

        _duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        LogDone(number);
    }

    [LoggerMessage(LogLevel.Information, "Job {Number} is done")]
    private partial void LogDone(int number);
}
