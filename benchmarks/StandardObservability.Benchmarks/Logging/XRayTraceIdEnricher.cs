using Serilog.Core;
using Serilog.Events;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>Adds the trace id in X-Ray format, which our log lines have too.</summary>
internal sealed class XRayTraceIdEnricher : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.TraceId is { } id)
        {
            var trace = id.ToHexString();
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty("xray_trace_id", $"1-{trace.AsSpan(0, 8)}-{trace.AsSpan(8)}"));
        }
    }
}
