using OpenTelemetry.Exporter;

namespace StandardObservability.Export.Otlp;

/// <summary>The OTLP receiver of one signal, and how requests are sent to it.</summary>
/// <param name="Endpoint">Complete URL for http/protobuf; the base URL for gRPC, whose service path the exporter appends.</param>
/// <param name="Protocol">gRPC or http/protobuf.</param>
/// <param name="Headers">Headers of every request.</param>
/// <param name="Timeout">The longest time that one request may take.</param>
/// <param name="Gzip">Whether bodies are compressed.</param>
/// <param name="Certificates">Certificates for TLS.</param>
internal sealed record OtlpTarget(Uri Endpoint, OtlpExportProtocol Protocol, OtlpHeaders Headers, TimeSpan Timeout, bool Gzip, OtlpCertificates Certificates)
{
    private const string HiddenPart = "…";

    /// <summary>Parts of a path that receivers of OTLP have. Another part may be a token.</summary>
    private static readonly HashSet<string> KnownPathParts = new(
        ["v1", "v2", "traces", "metrics", "logs", "otlp", "otel", "opentelemetry", "api", "ingest", "collector", "telemetry", "public", "proxy", "http"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The endpoint without user info, query and unknown parts of the path, which may contain secrets.</summary>
    public string Display => Endpoint.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
        + string.Join('/', Endpoint.AbsolutePath.Split('/').Select(static part => part.Length == 0 || KnownPathParts.Contains(part) ? part : HiddenPart));

    /// <summary>The endpoint alone: the text of a record would contain the headers.</summary>
    public override string ToString() => Display;

    public string ProtocolName => Protocol == OtlpExportProtocol.Grpc ? "grpc" : "http/protobuf";
}
