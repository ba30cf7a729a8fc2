namespace StandardObservability.Export.Otlp.Spans;

/// <summary>Whether OpenTelemetry's exporter keeps failed requests on disk. It stores what it has serialized itself, so it must serialize the spans.</summary>
internal static class DiskRetry
{
    private const string Variable = "OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY";

    public static bool IsEnabled => string.Equals(Environment.GetEnvironmentVariable(Variable), "disk", StringComparison.OrdinalIgnoreCase);
}
