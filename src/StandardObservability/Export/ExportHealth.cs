using StandardObservability.Export.Counts;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Failures;

namespace StandardObservability.Export;

/// <summary>Logs that the export of a signal fails, once for each cause and at most once a minute for the same, and that it works again.</summary>
/// <param name="signal">The signal, for example <c>traces</c>.</param>
/// <param name="endpoint">The endpoint as text that may be logged.</param>
/// <param name="target">The receiver, or <see langword="null"/> when it does not receive OTLP.</param>
/// <param name="count">The output, which shows the failure.</param>
/// <param name="log">Receives the events.</param>
/// <param name="time">The clock.</param>
internal sealed class ExportHealth(string signal, string endpoint, OtlpTarget? target, OutputCount count, ExportLog log, TimeProvider time)
{
    private readonly FailureTally _tally = new(time);

    public void Fail(string reason)
    {
        var redacted = log.Redact(reason);
        var mustLog = _tally.Fail(redacted, out var failures, out var since);
        count.Failure = new(redacted, since);
        if (mustLog)
        {
            Log.ExportFailing(log.Logger, signal, endpoint, failures, since, redacted, FailureRemedy.Find(redacted, target));
        }
    }

    public void Succeed()
    {
        count.Failure = null;
        if (_tally.Succeed(out var failures))
        {
            Log.ExportRecovered(log.Logger, signal, endpoint, failures);
        }
    }
}
