namespace StandardObservability.Export;

/// <summary>Logs that the export of a signal fails, at most once a minute, and that it works again.</summary>
internal sealed class ExportHealth(string signal, string endpoint, ExportLog log, TimeProvider time)
{
    private readonly FailureTally _tally = new(time);

    public void Fail(string? reason)
    {
        if (_tally.Fail(out var failures, out var since))
        {
            Log.ExportFailing(log.Logger, signal, endpoint, failures, since, reason);
        }
    }

    public void Succeed()
    {
        if (_tally.Succeed(out var failures))
        {
            Log.ExportRecovered(log.Logger, signal, endpoint, failures);
        }
    }
}
