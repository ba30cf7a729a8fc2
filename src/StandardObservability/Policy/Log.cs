using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Policy;

/// <summary>Log messages about breaches of the policy.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.PolicyViolated, LogLevel.Warning, "Policy rule {Rule} is broken by {Target}. Done: {Action}. {Finding} See docs/events.md#900.")]
    public static partial void PolicyViolated(ILogger logger, string rule, string target, string action, string finding);

    [LoggerMessage(
        EventIds.PolicyFindingsAtStart,
        LogLevel.Warning,
        "Policy findings at the start of the service: {Count}. {Findings} See docs/events.md#901.")]
    public static partial void PolicyFindingsAtStart(ILogger logger, object count, string findings);
}
