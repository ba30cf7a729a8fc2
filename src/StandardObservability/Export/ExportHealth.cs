namespace StandardObservability.Export;

/// <summary>Logs that the export of a signal fails, at most once a minute, and that it works again.</summary>
/// <param name="signal">The signal, for example <c>traces</c>.</param>
/// <param name="endpoint">The endpoint as text that may be logged.</param>
/// <param name="remedy">What an operator checks first, as a sentence.</param>
/// <param name="log">Receives the events.</param>
/// <param name="time">The clock.</param>
internal sealed class ExportHealth(string signal, string endpoint, string remedy, ExportLog log, TimeProvider time)
{
    private readonly FailureTally _tally = new(time);

    public void Fail(string? reason)
    {
        if (_tally.Fail(out var failures, out var since))
        {
            Log.ExportFailing(log.Logger, signal, endpoint, failures, since, log.Redact(reason), remedy);
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
