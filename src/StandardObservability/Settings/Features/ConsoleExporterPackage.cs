namespace StandardObservability.Settings.Features;

/// <summary>The package of <c>OTEL_TRACES_EXPORTER=console</c> and <c>OTEL_METRICS_EXPORTER=console</c>. An application references it itself.</summary>
internal static class ConsoleExporterPackage
{
    public const string Name = "OpenTelemetry.Exporter.Console";
    public const string Options = "OpenTelemetry.Exporter.ConsoleExporterOptions, " + Name;
    public const string TraceExporter = "OpenTelemetry.Exporter.ConsoleActivityExporter, " + Name;
    public const string MetricExporter = "OpenTelemetry.Exporter.ConsoleMetricExporter, " + Name;

    public static bool IsInstalled => Type.GetType(TraceExporter) is not null;
}
