using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Identity;

/// <summary>Log messages about the detection of the identity.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.IdentityIncomplete, LogLevel.Warning, "{Shortcoming} See docs/events.md#200.")]
    public static partial void IdentityIncomplete(ILogger logger, string shortcoming);

    [LoggerMessage(EventIds.PlatformDetected, LogLevel.Information, "Detected {CloudPlatform}; added {Count} resource attributes.")]
    public static partial void PlatformDetected(ILogger logger, string cloudPlatform, object count);
}
