using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Diagnosis.Flush;
using StandardObservability.Export;
using StandardObservability.Export.Counts;

namespace StandardObservability.Diagnosis;

/// <summary>Logs once a minute how many items were lost and why, and at the end what each output has produced, sent and lost.</summary>
/// <remarks>
/// Failed requests of OTLP are logged by <see cref="ExportHealth"/>, and are not repeated here. The last report is written by
/// <see cref="ShutdownFlush"/>, after the waiting lines are written and the buffer has space again.
/// </remarks>
internal sealed class LossReport(OutputCounts counts, ILoggerFactory loggers, TimeProvider time) : IHostedService, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Losses that no failed request explains.</summary>
    private static readonly LossReason[] Silent = [LossReason.QueueFull, LossReason.Shutdown, LossReason.Unusable];

    private readonly ILogger _logger = loggers.CreateLogger("StandardObservability.Export");
    private readonly long[] _reported = new long[counts.All.Count];
    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(static report => ((LossReport)report!).ReportOnTimer(), this, Every, Every);
        return Task.CompletedTask;
    }

    /// <summary>A logger of the application may throw. On a timer's thread that would end the process.</summary>
    private void ReportOnTimer()
    {
        try
        {
            Report();
        }
        catch (Exception)
        {
            // The counts are reported again when the host stops.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    /// <summary>Logs what was lost since the last report, if anything was.</summary>
    public void Report()
    {
        for (var i = 0; i < _reported.Length; i++)
        {
            var output = counts.All[i];
            var lost = Reasons(output).Sum(output.LostBy);
            if (Interlocked.Exchange(ref _reported[i], lost) is var before && lost > before)
            {
                Log.OutputLosing(_logger, output.Name, lost - before, output.Lost, output.Produced, DescribeReasons(output));
            }
        }
    }

    /// <summary>Logs the final numbers of each output that was used.</summary>
    public void ReportEnd()
    {
        var used = counts.All.Where(static o => o.Produced > 0)
            .Select(static o => $"{o.Name} {o.Produced} produced, {o.Sent} sent, {o.Lost} lost" + (o.Lost > 0 ? $" ({DescribeReasons(o)})" : string.Empty))
            .ToList();
        if (used.Count > 0)
        {
            Log.StopReport(_logger, string.Join("; ", used));
        }
    }

    private static LossReason[] Reasons(OutputCount output)
        => output.Name.StartsWith("otlp.", StringComparison.Ordinal) ? Silent : LossReasons.All;

    private static string DescribeReasons(OutputCount output)
    {
        List<string> reasons = [];
        foreach (var (reason, items) in output.LostByReason)
        {
            reasons.Add($"{reason} {items}");
        }

        return string.Join(", ", reasons);
    }
}
