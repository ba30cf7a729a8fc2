using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Export.Otlp;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals;

/// <summary>The signals that the application exports by exporters of its own.</summary>
internal sealed class ApplicationExporters(RegistrationContext registration, IOptionsMonitor<LoggerFilterOptions> filters)
{
    public bool HasTraceExporter => ApplicationOtlpExporters.IsRegistered(OtlpSignal.Traces, registration.Services, filters);

    public bool HasMetricExporter => ApplicationOtlpExporters.IsRegistered(OtlpSignal.Metrics, registration.Services, filters);

    public bool HasLogExporter => ApplicationOtlpExporters.IsRegistered(OtlpSignal.Logs, registration.Services, filters);

    public bool HasEmfExporter => registration.Services.Any(static s => s.ServiceType == typeof(ApplicationEmfExporter));
}
