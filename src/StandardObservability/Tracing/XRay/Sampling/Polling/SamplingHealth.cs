using Microsoft.Extensions.Logging;
using StandardObservability.Export;

namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>Logs that a call for sampling rules fails, at most once a minute, and that it works again.</summary>
internal sealed class SamplingHealth(string call, Uri endpoint, ILogger logger, TimeProvider time)
{
    private readonly string _endpoint = endpoint.GetLeftPart(UriPartial.Path);
    private readonly FailureTally _tally = new(time);

    public void Fail(string reason)
    {
        if (_tally.Fail(reason, out var failures, out var since))
        {
            Log.SamplingRulesFailing(logger, call, _endpoint, failures, since, reason);
        }
    }

    public void Succeed()
    {
        if (_tally.Succeed(out var failures))
        {
            Log.SamplingRulesRecovered(logger, call, _endpoint, failures);
        }
    }
}
