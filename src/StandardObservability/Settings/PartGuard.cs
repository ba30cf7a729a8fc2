namespace StandardObservability.Settings;

/// <summary>Runs the set-up of one part. A part that throws is disabled and reported; the service starts without it.</summary>
internal sealed class PartGuard(SettingProblems problems)
{
    /// <summary>A bit for each part.</summary>
    private int _failed;

    public bool HasFailed(Part part) => (Volatile.Read(ref _failed) & Bit(part)) != 0;

    public void Run(Part part, Action setUp)
    {
        try
        {
            setUp();
        }
        catch (Exception e)
        {
            Interlocked.Or(ref _failed, Bit(part));
            problems.Add($"{Describe(part)} could not be set up, so it is disabled: {e.Message.TrimEnd('.')}.");
        }
    }

    private static int Bit(Part part) => 1 << (int)part;

    private static string Describe(Part part) => part switch
    {
        Part.Metrics => "Collection of metrics",
        Part.MetricsOtlp => "Export of metrics by OTLP",
        Part.MetricsConsole => "Export of metrics by OpenTelemetry's console exporter",
        Part.WebMetrics => "Collection of ASP.NET Core's metrics",
        Part.MetricRules => "The policy for metrics",
        Part.LogLines => "Writing of log lines after Logging.ClearProviders()",
        Part.LogsOtlp => "Export of logs by OTLP",
        Part.LogRedaction => "Redaction of log records",
        Part.Traces => "Collection of spans",
        Part.TracesOtlp => "Export of spans by OTLP",
        Part.TracesConsole => "Export of spans by OpenTelemetry's console exporter",
        Part.TraceRules => "The policy for spans",
        Part.TraceRedaction => "Redaction of spans",
        Part.TraceAnnotations => "Annotation of spans",
        Part.TraceGrpc => "Spans of gRPC calls",
        Part.TraceStatements => "One span for each database statement",
        Part.TraceSegments => "Attributes of spans for X-Ray",
        Part.ExcludedRequests => "Exclusion of health checks",
        Part.UncollectedHint => "The hint about sources that are not collected",
        Part.SerilogConfiguration => "Configuration of sinks by the section Serilog",
        _ => "Configuration of sinks by a delegate of AddStandardSerilog",
    };
}
