using Microsoft.Extensions.Configuration;

namespace StandardObservability.Export.Otlp.Spans;

/// <summary>The number of spans that wait at most.</summary>
internal static class SpanQueueSize
{
    /// <summary>
    /// Four times OpenTelemetry's default. A saturated core ends 80,000 spans a second, and the thread that sends them waits some ten milliseconds for
    /// its turn. A written span takes less memory than the object that OpenTelemetry keeps.
    /// </summary>
    private const int Default = 8_192;

    private const string Variable = "OTEL_BSP_MAX_QUEUE_SIZE";
    private const int DefaultOfOpenTelemetry = 2_048;

    /// <param name="configuration">The host's configuration, with environment variables.</param>
    /// <param name="size">The size in OpenTelemetry's options, which the application may have configured.</param>
    public static int Find(IConfiguration configuration, int size)
        => size == DefaultOfOpenTelemetry && configuration[Variable] is null ? Default : size;
}
