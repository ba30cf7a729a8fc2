using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Tracing.Processors;

/// <summary>Log messages about spans.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventIds.EarlyHttpClient, LogLevel.Warning,
        "An HTTP client ignores the settings of trace context: a request to {Host} did not use the propagator of this library. The client was created before "
        + "AddStandardObservability, or has a propagator of its own. Its requests carry no X-Amzn-Trace-Id, and traceparent to every host. "
        + "Create the client after the registration. See docs/events.md#500.")]
    public static partial void EarlyHttpClient(ILogger logger, string host);
}
