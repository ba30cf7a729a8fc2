using OpenTelemetry.Exporter;
using StandardObservability.Export.Otlp;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp;

public sealed class OtlpTargetHintTests
{
    [Theory]
    [InlineData(OtlpExportProtocol.HttpProtobuf, 4317, "Port 4317 usually receives gRPC: set OTEL_EXPORTER_OTLP_PROTOCOL to grpc, or use port 4318.")]
    [InlineData(OtlpExportProtocol.Grpc, 4318, "Port 4318 usually receives HTTP: set OTEL_EXPORTER_OTLP_PROTOCOL to http/protobuf, or use port 4317.")]
    [InlineData(OtlpExportProtocol.Grpc, 4317, "Check that the receiver runs at this endpoint and accepts the data.")]
    [InlineData(OtlpExportProtocol.HttpProtobuf, 4318, "Check that the receiver runs at this endpoint and accepts the data.")]
    public void A_port_of_the_other_protocol_is_the_first_suspicion(OtlpExportProtocol protocol, int port, string remedy)
        => Assert.Equal(
            remedy,
            OtlpTargetHint.Describe(new(new Uri($"http://localhost:{port}/"), protocol, OtlpHeaders.Parse(null)!, TimeSpan.FromSeconds(1), Gzip: false, new(null, null, null))));
}
