using Microsoft.Extensions.Logging;

namespace StandardObservability.Tracing.XRay.Sampling;

/// <summary>Tells when a call for sampling rules fails and when it works again: at the first failure, then at most once a minute.</summary>
/// <remarks>Used by the one that polls, and by nobody else at the same time.</remarks>
internal sealed class SamplingHealth(string call, Uri endpoint, ILogger logger, TimeProvider time)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMinutes(1);

    private readonly string _endpoint = endpoint.GetLeftPart(UriPartial.Path);
    private long _failures;
    private DateTimeOffset _since;
    private DateTimeOffset _reported;
    private bool _isTold;

    public void Fail(string reason)
    {
        var now = time.GetUtcNow();
        _since = _failures++ == 0 ? now : _since;
        if (now - _reported >= ReportEvery)
        {
            (_reported, _isTold) = (now, true);
            Log.SamplingRulesFailing(logger, call, _endpoint, _failures, _since, reason);
        }
    }

    public void Succeed()
    {
        if (_isTold)
        {
            Log.SamplingRulesRecovered(logger, call, _endpoint, _failures);
        }

        (_failures, _isTold) = (0, false);
    }
}
