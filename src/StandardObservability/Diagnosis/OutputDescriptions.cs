using Microsoft.Extensions.Logging;
using StandardObservability.Export;
using StandardObservability.Export.Otlp;
using StandardObservability.Logging;
using StandardObservability.Metrics;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals;
using StandardObservability.Settings;
using StandardObservability.Tracing;

namespace StandardObservability.Diagnosis;

/// <summary>Describes where each signal goes, or why it goes nowhere.</summary>
internal sealed class OutputDescriptions(
    LogSettings logs,
    MetricSettings metrics,
    TraceSettings traces,
    RegistrationContext registration,
    PartGuard guard,
    ApplicationExporters application,
    RedactionPolicy redaction,
    ILoggerFactory loggers)
{
    private const string RequestsFailed = " (without requests: their collection could not be set up)";

    /// <remarks>An application may have replaced the logger factory, or cleared all providers after the registration.</remarks>
    public string DescribeLogs()
        => loggers is not LoggerFactory ? $"written by the application's own {loggers.GetType().Name}"
        : logs.Outputs.StandardOutput != StandardOutputFormat.Off && !registration.HasLoggerProvider
            ? "written by the application's own providers, because the application removed ours"
        : Describe(OtlpSignal.Logs, logs.Outputs, [], Part.LogsOtlp, application.HasLogExporter);

    public string DescribeMetrics()
        => guard.HasFailed(Part.Metrics) ? "disabled, because their collection could not be set up"
        : Describe(OtlpSignal.Metrics, metrics.Outputs, DescribeEmf(), Part.MetricsOtlp, application.HasMetricExporter)
            + (guard.HasFailed(Part.WebMetrics) ? RequestsFailed : string.Empty);

    public string DescribeTraces()
        => guard.HasFailed(Part.Traces) ? "disabled, because their collection could not be set up"
        : Describe(OtlpSignal.Traces, traces.Outputs, [], Part.TracesOtlp, application.HasTraceExporter) + DescribeMissingRequests();

    /// <summary>Describes why a web host has no spans of requests; empty when it has them.</summary>
    private string DescribeMissingRequests()
        => guard.HasFailed(Part.WebTraces) ? RequestsFailed
        : registration is { IsWebHost: true, HasAspNetCore: false } ? " (without requests: StandardObservability.AspNetCore is not registered)"
        : string.Empty;

    private IEnumerable<string> DescribeEmf()
        => !metrics.Outputs.Emf ? []
        : application.HasEmfExporter ? ["embedded metric format by the application's own exporter"]
        : ["embedded metric format " + (metrics.EmfAgent is { } agent ? $"to the CloudWatch agent at {agent.Display}" : "on standard output")];

    private string Describe(OtlpSignal signal, SignalOutputs outputs, IEnumerable<string> emf, Part otlp, bool applicationSends)
    {
        var redactionNote = redaction.IsEnabled ? ApplicationExporterRedaction.Describe(signal) : string.Empty;
        List<string> parts = [.. emf];
        if (outputs.StandardOutput != StandardOutputFormat.Off)
        {
            parts.Insert(0, outputs.StandardOutput == StandardOutputFormat.Json ? "JSON on standard output" : "readable lines on standard output");
        }

        if (outputs.Console)
        {
            parts.Add("OpenTelemetry's console exporter" + redactionNote);
        }

        if (applicationSends)
        {
            parts.Add("the application's own OTLP exporter" + redactionNote);
        }
        else if (outputs.Otlp is { } target)
        {
            parts.Add(guard.HasFailed(otlp) ? "no OTLP, because it could not be set up" : $"OTLP {target.ProtocolName} to {target.Display}");
        }

        return parts.Count > 0 ? string.Join(" and ", parts) : $"disabled, because {outputs.DisabledReason}";
    }
}
