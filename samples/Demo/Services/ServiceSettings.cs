namespace Demo.Services;

/// <summary>What all services of a demo have in common.</summary>
/// <param name="OtlpUrl">The receiver of the spans.</param>
/// <param name="SendsAllSignals">Whether the receiver also gets metrics and logs, which are on standard output in any case.</param>
/// <param name="HasPages">Whether the services run in Development, where they have local pages and a fault switch, and not in Production.</param>
internal sealed record ServiceSettings(string OtlpUrl, bool SendsAllSignals, bool HasPages)
{
    private string Environment => HasPages ? "Development" : "Production";

    /// <summary>The settings as environment variables.</summary>
    public IEnumerable<(string Name, string Value)> ToVariables() =>
    [
        ("DOTNET_ENVIRONMENT", Environment),
        ("ASPNETCORE_ENVIRONMENT", Environment),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", OtlpUrl),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        // More dimensions than the default of route and status class, as an example.
        ("Observability__Metrics__Dimensions__http.server.request.duration", "http.request.method,http.route,http.response.status_code"),
        // In milliseconds. The default of a minute would delay the report.
        ("OTEL_METRIC_EXPORT_INTERVAL", "1000"),
        ("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ("OTEL_METRICS_EXPORTER", SendsAllSignals ? "awsemf,otlp" : "awsemf"),
        // Bodies are forwarded unchanged, and Aspire's dashboard does not accept gzip.
        .. If(SendsAllSignals, ("OTEL_LOGS_EXPORTER", "otlp"), ("OTEL_EXPORTER_OTLP_COMPRESSION", "none")),
        // In Development, log lines are readable text by default. The report reads JSON.
        .. If(HasPages, ("Observability__Logs__StandardOutput", "Json")),
    ];

    private static (string Name, string Value)[] If(bool condition, params (string Name, string Value)[] variables) => condition ? variables : [];
}
