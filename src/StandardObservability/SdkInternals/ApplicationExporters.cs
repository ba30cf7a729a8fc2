using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Export.Otlp;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals;

/// <summary>The signals that somebody else in this host already sends.</summary>
internal sealed class ApplicationExporters(RegistrationContext line, IOptionsMonitor<LoggerFilterOptions> filters)
{
    public bool SendTraces => ApplicationOtlpExporters.Has(OtlpSignal.Traces, line.Services, filters);

    public bool SendMetrics => ApplicationOtlpExporters.Has(OtlpSignal.Metrics, line.Services, filters);

    public bool SendLogs => ApplicationOtlpExporters.Has(OtlpSignal.Logs, line.Services, filters);

    public bool WriteEmf => line.Services.Any(static s => s.ServiceType == typeof(ApplicationEmfExporter));
}
