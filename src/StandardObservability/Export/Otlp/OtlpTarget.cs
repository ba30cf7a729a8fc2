using OpenTelemetry.Exporter;

namespace StandardObservability.Export.Otlp;

/// <summary>Where and how one signal is sent.</summary>
/// <param name="Endpoint">Complete URL for http/protobuf; the base URL for gRPC, whose service path the exporter appends.</param>
/// <param name="Protocol">gRPC or http/protobuf.</param>
/// <param name="Headers">Headers as <c>OTEL_EXPORTER_OTLP_HEADERS</c> writes them; may hold secrets, never shown.</param>
/// <param name="Timeout">Longest that one request may take.</param>
/// <param name="Gzip">Whether bodies are compressed.</param>
/// <param name="Certificates">Certificates for TLS.</param>
internal sealed record OtlpTarget(Uri Endpoint, OtlpExportProtocol Protocol, string? Headers, TimeSpan Timeout, bool Gzip, OtlpCertificates Certificates)
{
    /// <summary>The endpoint without user info and query, which may hold secrets.</summary>
    public string Display => Endpoint.GetLeftPart(UriPartial.Path).Replace(Endpoint.UserInfo + "@", string.Empty, StringComparison.Ordinal);

    /// <summary>Without headers: a record would print them.</summary>
    public override string ToString() => Display;

    public string ProtocolName => Protocol == OtlpExportProtocol.Grpc ? "grpc" : "http/protobuf";
}
