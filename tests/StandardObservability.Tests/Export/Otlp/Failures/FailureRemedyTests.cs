using OpenTelemetry.Exporter;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Failures;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Failures;

public sealed class FailureRemedyTests
{
    [Theory]
    [InlineData(OtlpExportProtocol.HttpProtobuf, 4317, "Port 4317 usually receives gRPC: set OTEL_EXPORTER_OTLP_PROTOCOL to grpc, or use port 4318.")]
    [InlineData(OtlpExportProtocol.Grpc, 4318, "Port 4318 usually receives HTTP: set OTEL_EXPORTER_OTLP_PROTOCOL to http/protobuf, or use port 4317.")]
    [InlineData(OtlpExportProtocol.Grpc, 4317, "The receiver is not ready or overloaded. Look at its log.")]
    [InlineData(OtlpExportProtocol.HttpProtobuf, 4318, "The receiver is not ready or overloaded. Look at its log.")]
    public void A_port_of_the_other_protocol_is_the_first_suspicion(OtlpExportProtocol protocol, int port, string remedy)
    {
        var target = new OtlpTarget(
            new Uri($"http://localhost:{port}/"), protocol, OtlpHeaders.Parse(null)!, TimeSpan.FromSeconds(1), Gzip: false, new(null, null, null));

        Assert.Equal(remedy, FailureRemedy.Find("the receiver answered 503 Service Unavailable", target));
    }

    [Theory]
    [InlineData("the receiver answered 500 Internal Server Error: \"gRPC status 16, no certificate for HTTP/2\"")]
    [InlineData(": \"answered 401")]
    [InlineData("")]
    public void What_the_receiver_wrote_does_not_decide(string failure) => Assert.Equal(FailureRemedy.Unknown, FailureRemedy.Find(failure, null));

    [Fact]
    public void Each_part_leads_to_the_remedy_of_its_own_cause()
        => Assert.All(FailureRemedy.Causes, static c => Assert.All(c.Parts, p => Assert.Equal(c.Remedy, FailureRemedy.Find($"It failed: {p} (10.0.0.1:4317)", null))));
}
