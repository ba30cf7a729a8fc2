using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>Log messages of X-Ray sampling.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventIds.SamplingRulesFailing, LogLevel.Warning,
        "X-Ray sampling rules failing: {Call} at {Endpoint} has failed {Count} times since {Since:O}. Last error: {Reason}. "
        + "The last rules apply for up to an hour, then one new trace a second and 5 % of the rest are sampled; the service is unaffected. "
        + "Check that the CloudWatch agent, collector or daemon listens there "
        + "and may call xray:GetSamplingRules and xray:GetSamplingTargets. See docs/events.md#510.")]
    public static partial void SamplingRulesFailing(ILogger logger, string call, string endpoint, object count, object since, string reason);

    [LoggerMessage(
        EventIds.SamplingRulesRecovered, LogLevel.Information,
        "X-Ray sampling rules recovered: {Call} at {Endpoint} works again after {Count} failures.")]
    public static partial void SamplingRulesRecovered(ILogger logger, string call, string endpoint, object count);
}
