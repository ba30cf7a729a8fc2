using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>What this room says about itself.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.SamplingRulesFailing, LogLevel.Warning, "X-Ray sampling: {Call} at {Endpoint} has failed {Count} times since {Since:O}. The last rules decide for up to an hour, then one new trace a second and 5 % of the rest are kept; the service is unaffected. See that the CloudWatch agent, collector or daemon listens there and may call xray:GetSamplingRules and xray:GetSamplingTargets. Last error: {Reason}.")]
    public static partial void SamplingRulesFailing(ILogger logger, string call, string endpoint, long count, DateTimeOffset since, string reason);

    [LoggerMessage(EventIds.SamplingRulesRecovered, LogLevel.Information, "X-Ray sampling: {Call} at {Endpoint} works again after {Count} failures.")]
    public static partial void SamplingRulesRecovered(ILogger logger, string call, string endpoint, long count);
}
