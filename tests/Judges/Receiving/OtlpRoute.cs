using Judges.Otlp;

namespace Judges.Receiving;

/// <summary>The paths that OTLP defines.</summary>
internal static class OtlpRoute
{
    private static readonly Dictionary<string, OtlpSignal> Grpc = new(StringComparer.Ordinal)
    {
        ["/opentelemetry.proto.collector.trace.v1.TraceService/Export"] = OtlpSignal.Traces,
        ["/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"] = OtlpSignal.Metrics,
        ["/opentelemetry.proto.collector.logs.v1.LogsService/Export"] = OtlpSignal.Logs,
    };

    private static readonly Dictionary<string, OtlpSignal> Http = new(StringComparer.Ordinal)
    {
        ["/v1/traces"] = OtlpSignal.Traces,
        ["/v1/metrics"] = OtlpSignal.Metrics,
        ["/v1/logs"] = OtlpSignal.Logs,
    };

    public static bool TryFind(OtlpProtocol protocol, string path, out OtlpSignal signal) =>
        (protocol == OtlpProtocol.Grpc ? Grpc : Http).TryGetValue(path, out signal);
}
