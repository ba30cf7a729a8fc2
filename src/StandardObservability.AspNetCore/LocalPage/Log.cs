using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>Log events of the local page.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventIds.LocalPageRefused,
        LogLevel.Warning,
        "The local page refused a request, because {Reason}. Open it with the address that has a key, which is on the console since the start. "
        + "See docs/events.md#800.")]
    public static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(
        EventIds.LocalPageNotStarted,
        LogLevel.Warning,
        "The local page could not be started, and the service runs without it: {Reason}. See docs/events.md#801.")]
    public static partial void NotStarted(ILogger logger, string reason);

    [LoggerMessage(
        EventIds.LocalPageOmitted,
        LogLevel.Information,
        "The local page is not in this program, because it was published trimmed or as native code. To include it, set the MSBuild property "
        + "StandardObservabilityLocalPage to true. See docs/events.md#802.")]
    public static partial void Omitted(ILogger logger);
}
