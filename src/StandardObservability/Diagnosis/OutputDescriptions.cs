using Microsoft.Extensions.Logging;
using StandardObservability.Export;
using StandardObservability.Export.Counts;
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
    HostSettings host,
    ILoggerFactory loggers,
    IServiceProvider services)
{
    private const string SerilogFactory = "SerilogLoggerFactory";
    private const string RequestsFailed = " (without requests: their collection could not be set up)";

    /// <summary>Why log calls do not reach this library, and the remedy; <see langword="null"/> when they do.</summary>
    /// <remarks>An application may have replaced the logger factory, or the providers after the registration.</remarks>
    public string? LogsBypass
        => logs.Outputs.DisabledReason is not null ? null
        : loggers.GetType().Name == SerilogFactory
            ? "Serilog's AddSerilog or UseSerilog replaced the logger factory; use AddStandardSerilog of the package StandardObservability.Serilog instead"
        : loggers is not LoggerFactory && loggers.GetType().Namespace != typeof(LoggerFactory).Namespace
            ? $"{loggers.GetType().Name} replaced .NET's logger factory; remove it, or set Observability:Logs:StandardOutput to Off"
        : logs.Outputs.StandardOutput != StandardOutputFormat.Off && !registration.HasLoggerProvider
            ? "the application removed the logger provider and added others; call Logging.ClearProviders() before AddStandardObservability()"
        : null;

    /// <summary>What writes the lines on standard output a second time, or <see langword="null"/>.</summary>
    public string? LinesRepeated
        => logs.Enabled && logs.Outputs.StandardOutput != StandardOutputFormat.Off && LogsBypass is null
            ? registration.FindLinesRepeated?.Invoke() ?? SerilogConsole.Find(registration.FindSinkLogger?.Invoke(services), services)
            : null;

    /// <summary>Whether the local page shows what is collected, also without an output.</summary>
    public bool HasLocalPage => registration.HasAspNetCore && host is { IsDevelopment: true, Options.LocalPage.Enabled: true };

    /// <summary>Whether metrics go anywhere. Otherwise no meter has a listener.</summary>
    public bool HasMetricOutput => metrics.Outputs.DisabledReason is null || application.HasMetricExporter || application.HasEmfExporter || HasLocalPage;

    public string DescribeLogs()
        => LogsBypass is not null
            ? $"written by the application's own {(loggers is LoggerFactory ? "providers" : loggers.GetType().Name)}, neither redacted nor sent by this library"
        : Describe(OtlpSignal.Logs, logs.Outputs, [], Part.LogsOtlp, application.HasLogExporter)
            + (registration.LoggerProvidersWereCleared ? " (added again after the application's Logging.ClearProviders())" : string.Empty);

    public string DescribeMetrics()
        => guard.HasFailed(Part.Metrics) ? "not collected, because their collection could not be set up"
        : Describe(OtlpSignal.Metrics, metrics.Outputs, DescribeEmf(), Part.MetricsOtlp, application.HasMetricExporter)
            + DescribeTemporality()
            + (guard.HasFailed(Part.WebMetrics) ? RequestsFailed : string.Empty);

    public string DescribeTraces()
        => guard.HasFailed(Part.Traces) ? "not collected, because their collection could not be set up"
        : Describe(OtlpSignal.Traces, traces.Outputs, [], Part.TracesOtlp, application.HasTraceExporter) + DescribeMissingRequests();

    public string DescribePropagators()
        => traces.Propagation.Propagators.Names
            + (traces.Propagation.Inbound == InboundContext.Accept ? string.Empty : $" (inbound context: {traces.Propagation.Inbound})");

    /// <summary>The receiver of an output; <see langword="null"/> for standard output and for an output that is not used.</summary>
    public string? FindTarget(OutputCount output) => output.Name switch
    {
        OutputCounts.EmfName => metrics.EmfAgent?.Display,
        OutputCounts.OtlpTracesName => DescribeTarget(traces.Outputs.Otlp),
        OutputCounts.OtlpMetricsName => DescribeTarget(metrics.Outputs.Otlp),
        OutputCounts.OtlpLogsName => DescribeTarget(logs.Outputs.Otlp),
        _ => null,
    };

    private static string? DescribeTarget(OtlpTarget? target) => target is null ? null : $"{target.ProtocolName} to {target.Display}";

    private string DescribeTemporality()
        => metrics.Temporality.Note is { } note && !application.HasMetricExporter && !guard.HasFailed(Part.MetricsOtlp) ? $" ({note})" : string.Empty;

    /// <summary>Describes why a web host has no spans of requests; empty when it has them.</summary>
    private string DescribeMissingRequests()
        => registration is { IsWebHost: true, HasAspNetCore: false } ? " (without requests: StandardObservability.AspNetCore is not registered)"
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
            parts.Add(guard.HasFailed(otlp) ? "no OTLP, because it could not be set up" : $"OTLP {DescribeTarget(target)}");
        }

        // The application may export them by an exporter that this library does not know.
        return parts.Count > 0
            ? string.Join(" and ", parts) + (outputs.Note is { } note && !applicationSends ? $" ({note})" : string.Empty)
            : $"{(HasLocalPage ? "on the local page, " : string.Empty)}not exported by StandardObservability, because {outputs.DisabledReason}";
    }
}
