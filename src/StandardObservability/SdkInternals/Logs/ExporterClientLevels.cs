using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Export.Otlp;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals.Logs;

/// <summary>Drops the lines that HTTP clients of the application's own OTLP exporters write for each batch, unless their level is configured.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: its exporters use the application's <c>IHttpClientFactory</c>, when there is one, with a client for each
/// signal. A rule that it adds for the client of log records comes after the logger factory has read the rules.
/// </remarks>
internal sealed class ExporterClientLevels(HostSettings host) : IPostConfigureOptions<LoggerFilterOptions>
{
    private static readonly LoggerFilterRule[] Rules = [Create(OtlpSignal.Logs), Create(OtlpSignal.Metrics), Create(OtlpSignal.Traces)];

    /// <summary>Whether a rule is one of these, and not one that shows that the application has an exporter.</summary>
    public static bool Contains(LoggerFilterRule rule) => Array.IndexOf(Rules, rule) >= 0;

    /// <summary>The log category of the HTTP client for a signal.</summary>
    public static string Category(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Logs => "System.Net.Http.HttpClient.OtlpLogExporter",
        OtlpSignal.Metrics => "System.Net.Http.HttpClient.OtlpMetricExporter",
        _ => "System.Net.Http.HttpClient.OtlpTraceExporter",
    };

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        foreach (var rule in host.Enabled ? Rules : [])
        {
            if (!options.Rules.Any(r => r.CategoryName?.StartsWith(rule.CategoryName!, StringComparison.OrdinalIgnoreCase) == true))
            {
                options.Rules.Add(rule);
            }
        }
    }

    private static LoggerFilterRule Create(OtlpSignal signal)
        => new(providerName: null, Category(signal), LogLevel.Warning, filter: null);
}
