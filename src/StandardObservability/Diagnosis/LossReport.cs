using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Diagnosis.Flush;
using StandardObservability.Export;

namespace StandardObservability.Diagnosis;

/// <summary>Logs once a minute how many lines were lost. A slow standard output or agent produces no error that could be logged.</summary>
/// <remarks>
/// Failures of OTLP are logged by <see cref="ExportHealth"/>. The last report is written by <see cref="ShutdownFlush"/>, after the waiting lines
/// are written and the buffer has space again.
/// </remarks>
internal sealed class LossReport(OutputCounts counts, ILoggerFactory loggers, TimeProvider time) : IHostedService, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger("StandardObservability.Export");
    private readonly OutputCount[] _outputs = [counts.StandardOutputLogs, counts.Emf];
    private readonly long[] _reported = new long[2];
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

    /// <summary>Logs what was lost since the last report, if anything was.</summary>
    public void Report()
    {
        for (var i = 0; i < _outputs.Length; i++)
        {
            var lost = _outputs[i].Lost;
            if (Interlocked.Exchange(ref _reported[i], lost) is var before && lost > before)
            {
                Log.OutputLosing(_logger, _outputs[i].Name, lost - before, lost, _outputs[i].Produced);
            }
        }
    }
}
