using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Export.Otlp;
using StandardObservability.Metrics.Emf;

namespace StandardObservability.Hosting;

/// <summary>The signals that somebody else in this host already sends.</summary>
internal sealed class Guests(LineContext line, IOptionsMonitor<LoggerFilterOptions> filters)
{
    public bool SendTraces => OtlpGuests.Has(OtlpSignal.Traces, line.Services, filters);

    public bool SendMetrics => OtlpGuests.Has(OtlpSignal.Metrics, line.Services, filters);

    public bool SendLogs => OtlpGuests.Has(OtlpSignal.Logs, line.Services, filters);

    public bool WriteEmf => line.Services.Any(static s => s.ServiceType == typeof(EmfGuest));
}
