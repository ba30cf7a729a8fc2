namespace StandardObservability.Export;

/// <summary>Tells when an output fails and when it works again: at the first failure, then at most once a minute.</summary>
internal sealed class ExportHealth(string signal, string endpoint, ExportLog log, TimeProvider time)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long _failures;
    private DateTimeOffset _since;
    private DateTimeOffset _reported;
    private bool _isTold;

    public void Fail(string? reason)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _since = _failures++ == 0 ? now : _since;
            if (now - _reported >= ReportEvery)
            {
                _reported = now;
                _isTold = true;
                Log.ExportFailing(log.Logger, signal, endpoint, _failures, _since, reason);
            }
        }
    }

    public void Succeed()
    {
        lock (_gate)
        {
            if (_isTold)
            {
                Log.ExportRecovered(log.Logger, signal, endpoint, _failures);
            }

            (_failures, _isTold) = (0, false);
        }
    }
}
