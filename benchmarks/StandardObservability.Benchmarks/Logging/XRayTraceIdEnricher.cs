using Serilog.Core;
using Serilog.Events;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>The trace id as X-Ray writes it, which our lines have, as a service on Serilog adds it.</summary>
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
