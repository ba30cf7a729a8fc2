using Microsoft.Extensions.Logging;
using StandardObservability.Export;

namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>Logs when a call for sampling rules fails and when it works again.</summary>
internal sealed class SamplingHealth(string call, Uri endpoint, ILogger logger, TimeProvider time)
{
    private readonly string _endpoint = endpoint.GetLeftPart(UriPartial.Path);
    private readonly FailureTally _tally = new(time);

    public void Fail(string reason) => _tally.Fail((count, since) => Log.SamplingRulesFailing(logger, call, _endpoint, count, since, reason));

    public void Succeed() => _tally.Succeed(count => Log.SamplingRulesRecovered(logger, call, _endpoint, count));
}
