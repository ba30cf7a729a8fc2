using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Conventions;
using StandardObservability.Export.Counts;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Failures;

/// <summary>Something else listens at the endpoint, or it wants something else: what is lost is counted with its reason, and event 600 has the remedy.</summary>
public sealed class WrongReceiverTests
{
    private const string Grpc = "grpc";
    private const string Http = "http/protobuf";
    private const string NotGrpc = "The receiver does not understand gRPC, or it uses TLS.";
    private const string Closed = "The receiver closed the connection. Port 4317 usually receives gRPC, and 4318 http/protobuf. If it uses TLS, write https";
    private const string NoTls = "The receiver does not use TLS.";

    [Theory]
    [InlineData("nothing", "http", Grpc, LossReasonNames.Unreachable, "Nothing listens at this address.")]
    [InlineData("nothing", "https", Http, LossReasonNames.Unreachable, "Nothing listens at this address.")]
    [InlineData("HTTP/1.1", "http", Grpc, LossReasonNames.Unreachable, NotGrpc)]
    [InlineData("nginx", "http", Grpc, LossReasonNames.Unreachable, NotGrpc)]
    [InlineData("SSH", "http", Grpc, LossReasonNames.Unreachable, NotGrpc)]
    [InlineData("closes", "http", Grpc, LossReasonNames.Unreachable, NotGrpc)]
    [InlineData("HTTP/1.1 with TLS", "https", Grpc, LossReasonNames.Unreachable, NotGrpc)]
    [InlineData("HTTP/2", "http", Http, LossReasonNames.Refused, "The receiver only understands gRPC.")]
    [InlineData("gRPC of Go", "http", Http, LossReasonNames.Unknown, Closed)]
    [InlineData("closes", "http", Http, LossReasonNames.Unknown, Closed)]
    [InlineData("SSH", "http", Http, LossReasonNames.Unreachable, "The receiver does not answer with HTTP/1.1.")]
    [InlineData("HTTP/1.1", "https", Http, LossReasonNames.Unreachable, NoTls)]
    [InlineData("HTTP/2", "https", Grpc, LossReasonNames.Unreachable, NoTls)]
    [InlineData("nginx", "https", Grpc, LossReasonNames.Unreachable, NoTls)]
    [InlineData("HTTP/2 with TLS", "http", Grpc, LossReasonNames.Unreachable, NotGrpc)]
    [InlineData("HTTP/1.1 with TLS", "http", Http, LossReasonNames.Unknown, Closed)]
    [InlineData("HTTPS of Go", "http", Http, LossReasonNames.Refused, "The receiver uses TLS. Write https in the endpoint.")]
    [InlineData("closes", "https", Http, LossReasonNames.Unreachable, "TLS fails.")]
    [InlineData("alert of TLS", "https", Grpc, LossReasonNames.Unreachable, "TLS fails.")]
    [InlineData("HTTP/2 with TLS", "https", Grpc, LossReasonNames.Unreachable, "The certificate is not trusted.")]
    [InlineData("another host", "https", Http, LossReasonNames.Unreachable, "The certificate is for another host name.")]
    [InlineData("expired", "https", Http, LossReasonNames.Unreachable, "The certificate has expired, or is not valid yet.")]
    [InlineData("401", "http", Http, LossReasonNames.Refused, "The receiver wants credentials.")]
    [InlineData("403", "http", Http, LossReasonNames.Refused, "The credentials do not permit it.")]
    [InlineData("404", "http", Http, LossReasonNames.Refused, "The path is wrong, or another program listens at this address.")]
    [InlineData("HTTP/2", "http", Grpc, LossReasonNames.Refused, "The path is wrong, or another program listens at this address.")]
    [InlineData("413", "http", Http, LossReasonNames.Refused, "The request is too large.")]
    [InlineData("429", "http", Http, LossReasonNames.Refused, "The receiver refuses more.")]
    [InlineData("503", "http", Http, LossReasonNames.Refused, "The receiver is not ready or overloaded.")]
    public async Task The_loss_has_its_reason_and_the_event_the_remedy(string kind, string scheme, string protocol, string reason, string remedy)
    {
        await using var receiver = await WrongReceiver.StartAsync(kind);
        var host = await WorkerHost.StartAsync([
            new("OTEL_EXPORTER_OTLP_ENDPOINT", $"{scheme}://localhost:{receiver.Port}"),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            new("OTEL_METRICS_EXPORTER", "none"),
            .. WorkerHost.OwnSpans]);
        host.Work();
        await host.Services.FlushTelemetryAsync();
        await host.DisposeAsync();

        var lost = LossReasons.All.Where(r => host.Counts.OtlpTraces.LostBy(r) > 0).Select(LossReasons.Name);
        var failure = host.Events.First(static l => l.TryGetProperty("event_id", out var id) && id.GetInt32() == EventIds.ExportFailing);
        Assert.StartsWith(remedy, failure.GetProperty("Remedy").GetString(), StringComparison.Ordinal);
        Assert.Equal([reason], lost);
    }
}
