namespace StandardObservability.Export.Otlp;

/// <summary>Tells when an output fails and when it works again: at the first failure, then at most once a minute.</summary>
internal sealed class ExportHealth(OtlpSignal signal, OtlpTarget target, ExportLog log, TimeProvider time)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long _failures;
    private DateTimeOffset _since;
    private DateTimeOffset _reported;

    public void Report(ExportOutcome outcome)
    {
        lock (_gate)
        {
            if (outcome.Kind == ExportOutcomeKind.Delivered)
            {
                Recover();
            }
            else
            {
                Fail(outcome);
            }
        }
    }

    private void Fail(ExportOutcome outcome)
    {
        var now = time.GetUtcNow();
        _since = _failures++ == 0 ? now : _since;
        if (_failures == 1 || now - _reported >= ReportEvery)
        {
            _reported = now;
            Log.ExportFailing(log.Logger, Name, target.Display, _failures, _since, outcome.Reason);
        }
    }

    private void Recover()
    {
        if (_failures > 0)
        {
            Log.ExportRecovered(log.Logger, Name, target.Display, _failures);
            _failures = 0;
        }
    }

    private string Name => signal switch
    {
        OtlpSignal.Traces => "traces",
        OtlpSignal.Metrics => "metrics",
        _ => "logs",
    };
}
