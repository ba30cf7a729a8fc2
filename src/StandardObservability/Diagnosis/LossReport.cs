using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Diagnosis.Flush;
using StandardObservability.Export;

namespace StandardObservability.Diagnosis;

/// <summary>Tells once a minute when lines were lost: a standard output or an agent that takes them too slowly says nothing by itself.</summary>
/// <remarks>
/// OTLP needs none: <see cref="ExportHealth"/> tells of each of its failures. What was lost until the end is told by <see cref="ShutdownFlush"/>,
/// when the waiting lines are gone and there is room again.
/// </remarks>
internal sealed class LossReport(OutputCounts counts, ILoggerFactory loggers, TimeProvider time) : IHostedService, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger("StandardObservability.Export");
    private readonly OutputCount[] _outputs = [counts.StandardOutputLogs, counts.Emf];
    private readonly long[] _told = new long[2];
    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(static report => ((LossReport)report!).Report(), this, Every, Every);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    /// <summary>Tells of what was lost since it was told last, if anything was.</summary>
    public void Report()
    {
        for (var i = 0; i < _outputs.Length; i++)
        {
            var lost = _outputs[i].Lost;
            if (Interlocked.Exchange(ref _told[i], lost) is var before && lost > before)
            {
                Log.OutputLosing(_logger, _outputs[i].Name, lost - before, lost, _outputs[i].Produced);
            }
        }
    }
}
