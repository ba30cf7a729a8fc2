using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Identity;

/// <summary>What this room says about itself.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.IdentityIncomplete, LogLevel.Warning, "{Shortcoming}")]
    public static partial void IdentityIncomplete(ILogger logger, string shortcoming);

    [LoggerMessage(EventIds.PlatformDetected, LogLevel.Information, "Runs on {CloudPlatform}; {Count} resource attributes tell where.")]
    public static partial void PlatformDetected(ILogger logger, string cloudPlatform, int count);
}
