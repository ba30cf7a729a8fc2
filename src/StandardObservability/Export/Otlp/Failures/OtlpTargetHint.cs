using OpenTelemetry.Exporter;

namespace StandardObservability.Export.Otlp.Failures;

/// <summary>Suggests a remedy for an OTLP target that does not work, when its address shows a common mistake.</summary>
/// <remarks>Source of the ports: OpenTelemetry specification, "OpenTelemetry Protocol Exporter".</remarks>
internal static class OtlpTargetHint
{
    private const int GrpcPort = 4317;
    private const int HttpPort = 4318;

    /// <summary>The remedy for a port that is usually the one of the other protocol, or <see langword="null"/>.</summary>
    public static string? FindWrongPort(OtlpTarget target) => (target.Protocol, target.Endpoint.Port) switch
    {
        (OtlpExportProtocol.HttpProtobuf, GrpcPort)
            => "Port 4317 usually receives gRPC: set OTEL_EXPORTER_OTLP_PROTOCOL to grpc, or use port 4318.",
        (OtlpExportProtocol.Grpc, HttpPort)
            => "Port 4318 usually receives HTTP: set OTEL_EXPORTER_OTLP_PROTOCOL to http/protobuf, or use port 4317.",
        _ => null,
    };
}
