using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using StandardObservability.Export.Otlp;

namespace StandardObservability.SdkInternals;

/// <summary>Finds OTLP exporters that the application or another library registered, before or after the line. Ours steps back for their signals.</summary>
/// <remarks>
/// OpenTelemetry's <c>AddOtlpExporter</c> and <c>UseOtlpExporter</c> each register a filter for the log category of their HTTP
/// client, which names the signal. That filter is public data in the service collection, whatever the order of calls;
/// a contract test asks the pinned version for each way to add an exporter.
/// </remarks>
internal static class ApplicationOtlpExporters
{
    public static bool Has(OtlpSignal signal, IServiceCollection services, IOptionsMonitor<LoggerFilterOptions> filters)
    {
        var category = $"System.Net.Http.HttpClient.Otlp{(signal == OtlpSignal.Logs ? "Log" : signal == OtlpSignal.Metrics ? "Metric" : "Trace")}Exporter";
        var byExporter = services
            .Select(static s => s.ImplementationInstance)
            .OfType<ConfigureNamedOptions<LoggerFilterOptions>>()
            .Where(static c => c.Action?.Target?.GetType().Assembly == typeof(OtlpExporterOptions).Assembly)
            .ToList();
        if (byExporter.Exists(c => AddsRule(c, category)))
        {
            return true;
        }

        // OpenTelemetryLoggerOptions.AddOtlpExporter adds its filter when the logger provider is built, and only to the final options.
        return signal == OtlpSignal.Logs && filters.CurrentValue.Rules.Any(r => r.CategoryName == category && r.ProviderName is null);
    }

    private static bool AddsRule(ConfigureNamedOptions<LoggerFilterOptions> configure, string category)
    {
        var scratch = new LoggerFilterOptions();
        configure.Action!(scratch);
        return scratch.Rules.Any(r => r.CategoryName == category);
    }
}
