using System.Globalization;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Export.Otlp.Sending;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Sending;

/// <summary>Steps that another package adds to the send path.</summary>
public sealed class OtlpSendStepTests
{
    private const string LengthHeader = "x-body-length";

    [Theory]
    [InlineData("grpc", "gzip")]
    [InlineData("grpc", "none")]
    [InlineData("http/protobuf", "gzip")]
    [InlineData("http/protobuf", "none")]
    public async Task An_added_step_sees_the_bytes_that_are_sent_and_its_headers_arrive(string protocol, string compression)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, protocol, compression, static async (request, token) =>
        {
            // Signing waits for credentials.
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            request.Http.Headers.Add(LengthHeader, request.Body.Length.ToString(CultureInfo.InvariantCulture));
        });
        host.Work();
        await host.DisposeAsync();

        var request = Assert.Single(receiver.Requests);
        Assert.Equal(request.WireLength.ToString(CultureInfo.InvariantCulture), request.Headers[LengthHeader]);
        Assert.InRange(host.Counts.OtlpTraces.Produced, 1, int.MaxValue);
        Assert.Equal((host.Counts.OtlpTraces.Produced, 0), (host.Counts.OtlpTraces.Sent, host.Counts.OtlpTraces.Lost));
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task A_step_that_fails_costs_the_items_of_the_request_and_its_reason_is_logged(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, protocol, "gzip", static (_, _) => throw new InvalidOperationException("no credentials"));
        host.Work();
        await host.DisposeAsync();

        Assert.Empty(receiver.Requests);
        Assert.InRange(host.Counts.OtlpTraces.Produced, 1, int.MaxValue);
        Assert.Equal((0, host.Counts.OtlpTraces.Produced), (host.Counts.OtlpTraces.Sent, host.Counts.OtlpTraces.Lost));
        Assert.Contains(host.Events, static e => e.TryGetProperty("Reason", out var reason) && reason.GetString() == "no credentials");
    }

    private static Task<WorkerHost> StartAsync(
        OtlpReceiver receiver,
        string protocol,
        string compression,
        Func<OtlpSendRequest, CancellationToken, ValueTask> apply) => WorkerHost.StartAsync(
        [
            new("OTEL_EXPORTER_OTLP_ENDPOINT", (protocol == "grpc" ? receiver.GrpcEndpoint : receiver.HttpEndpoint).ToString()),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            new("OTEL_EXPORTER_OTLP_COMPRESSION", compression),
            new("OTEL_METRICS_EXPORTER", "none"),
            .. WorkerHost.OwnSpans,
        ],
        builder =>
        {
            builder.AddStandardObservability();
            builder.Services.AddSingleton<IOtlpSendStep>(new AddedStep(apply));
        });

    private sealed class AddedStep(Func<OtlpSendRequest, CancellationToken, ValueTask> apply) : IOtlpSendStep
    {
        public ValueTask ApplyAsync(OtlpSendRequest request, CancellationToken cancellationToken) => apply(request, cancellationToken);
    }
}
