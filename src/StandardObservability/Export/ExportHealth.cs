namespace StandardObservability.Export;

/// <summary>Tells when an output fails and when it works again.</summary>
internal sealed class ExportHealth(string signal, string endpoint, ExportLog log, TimeProvider time)
{
    private readonly FailureTally _tally = new(time);

    public void Fail(string? reason) => _tally.Fail((count, since) => Log.ExportFailing(log.Logger, signal, endpoint, count, since, reason));

    public void Succeed() => _tally.Succeed(count => Log.ExportRecovered(log.Logger, signal, endpoint, count));
}
