using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using StandardObservability.Export.Otlp;
using StandardObservability.SdkInternals.Logs;

namespace StandardObservability.SdkInternals;

/// <summary>Finds OTLP exporters that the application or another library registered, before or after the registration.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: <c>AddOtlpExporter</c> and <c>UseOtlpExporter</c> each register a log filter for the category of their
/// HTTP client, and the category names the signal.
/// </remarks>
internal static class ApplicationOtlpExporters
{
    public static bool IsRegistered(OtlpSignal signal, IServiceCollection services, IOptionsMonitor<LoggerFilterOptions> filters)
    {
        var category = ExporterClientLevels.Category(signal);
        var exporterFilters = services
            .Select(static s => s.ImplementationInstance)
            .OfType<ConfigureNamedOptions<LoggerFilterOptions>>()
            .Where(static c => c.Action?.Target?.GetType().Assembly == typeof(OtlpExporterOptions).Assembly)
            .ToList();
        if (exporterFilters.Exists(c => AddsRule(c, category)))
        {
            return true;
        }

        // OpenTelemetryLoggerOptions.AddOtlpExporter adds its filter when the logger provider is built, and only to the final options.
        return signal == OtlpSignal.Logs
            && filters.CurrentValue.Rules.Any(r => r.CategoryName == category && r.ProviderName is null && !ExporterClientLevels.Contains(r));
    }

    private static bool AddsRule(ConfigureNamedOptions<LoggerFilterOptions> configure, string category)
    {
        var scratch = new LoggerFilterOptions();
        configure.Action!(scratch);
        return scratch.Rules.Any(r => r.CategoryName == category);
    }
}
