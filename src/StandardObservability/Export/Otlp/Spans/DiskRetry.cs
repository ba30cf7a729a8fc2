namespace StandardObservability.Export.Otlp.Spans;

/// <summary>Whether OpenTelemetry's exporter keeps failed requests on disk. It stores what it has serialized itself, so it must serialize the spans.</summary>
internal static class DiskRetry
{
    private const string Variable = "OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY";

    public static bool IsEnabled => string.Equals(Policy, "disk", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether any policy is configured. Exporters throw for unknown ones.</summary>
    public static bool IsConfigured => !string.IsNullOrWhiteSpace(Policy);

    private static string? Policy => Environment.GetEnvironmentVariable(Variable);
}
