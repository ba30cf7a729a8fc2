using System.Net;
using System.Net.Http.Headers;
using Judges.Receiving;
using Xunit;

namespace Judges.Tests.Receiving;

public sealed class OtlpReplyTests
{
    private const string TraceService = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    /// <summary>One span without a single field set.</summary>
    private static readonly byte[] OneSpan = [0x0A, 4, 0x12, 2, 0x12, 0];

    private static readonly byte[] OneSpanInAFrame = [0, 0, 0, 0, 6, .. OneSpan];

    [JudgedFact]
    public async Task Is_a_success_by_default()
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        using var http = await PostAsync(receiver);
        using var grpc = await CallAsync(receiver);

        Assert.Equal((HttpStatusCode.OK, 0L), (http.StatusCode, http.Content.Headers.ContentLength));
        Assert.Equal(new byte[5], await grpc.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["0"], grpc.TrailingHeaders.GetValues("grpc-status"));
        Assert.Equal(2, (await receiver.SpansAsync()).Count);
    }

    [JudgedFact]
    public async Task A_failure_accepts_nothing()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = _ => OtlpReply.Http(HttpStatusCode.ServiceUnavailable, "busy") with
        {
            Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
        };

        using var response = await PostAsync(receiver);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        Assert.Equal("busy", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False(Assert.Single(receiver.Requests).Accepted);
        Assert.Empty(await receiver.SpansAsync());
    }

    [Fact]
    public async Task Can_be_a_gRPC_status()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = _ => OtlpReply.Grpc(14, "busy now");

        using var response = await CallAsync(receiver);

        Assert.Equal(["14"], response.TrailingHeaders.GetValues("grpc-status"));
        Assert.Equal(["busy%20now"], response.TrailingHeaders.GetValues("grpc-message"));
        Assert.False(Assert.Single(receiver.Requests).Accepted);
    }

    [Fact]
    public async Task Can_be_the_response_of_a_proxy_to_gRPC()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = _ => OtlpReply.Http(HttpStatusCode.BadGateway);

        using var response = await CallAsync(receiver);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.False(Assert.Single(receiver.Requests).Accepted);
    }

    [Fact]
    public async Task Can_be_a_partial_success()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = _ => OtlpReply.PartialSuccess(300, "too old");
        byte[] expected = [0x0A, 12, 0x08, 0xAC, 0x02, 0x12, 7, .. "too old"u8];

        using var http = await PostAsync(receiver);
        using var grpc = await CallAsync(receiver);

        Assert.Equal(expected, await http.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal([0, 0, 0, 0, 14, .. expected], await grpc.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.All(receiver.Requests, request => Assert.True(request.Accepted));
    }

    [Fact]
    public async Task Can_be_slow()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var release = new TaskCompletionSource();
        receiver.Respond = _ => OtlpReply.Success with { SendAfter = release.Task };

        var sending = PostAsync(receiver);
        await receiver.WaitForRequestsAsync(requests => requests.Count == 1);
        Assert.False(sending.IsCompleted);
        release.SetResult();

        using var response = await sending;
        Assert.True(Assert.Single(receiver.Requests).Accepted);
    }

    [Fact]
    public async Task Does_not_delay_the_disposal_of_the_receiver()
    {
        var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = _ => OtlpReply.Success with { SendAfter = new TaskCompletionSource().Task };

        var sending = PostAsync(receiver);
        await receiver.WaitForRequestsAsync(requests => requests.Count == 1);
        await receiver.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(async () => (await sending).EnsureSuccessStatusCode());
    }

    [Fact]
    public async Task Can_be_a_closed_connection()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = _ => OtlpReply.ClosedConnection;

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(receiver));
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(receiver));
    }

    [Theory]
    [InlineData("/v1/trace", "application/x-protobuf", "", "POST /v1/trace: OTLP has no such method and path")]
    [InlineData("/v1/traces", "application/json", "", "POST /v1/traces: content-type is application/json, not application/x-protobuf")]
    [InlineData("/v1/traces", "application/x-protobuf", "br", "POST /v1/traces: the encoding is br, not gzip")]
    public async Task A_request_that_is_not_OTLP_is_recorded_and_gets_an_error(string path, string type, string encoding, string error)
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        using var response = await SendAsync(new Uri(receiver.HttpEndpoint, path), HttpVersion.Version11, type, OneSpan, encoding);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([error], receiver.ProtocolErrors);
        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0 }, "the body has 4 bytes, less than a gRPC frame")]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 }, "the gRPC frame declares 9 bytes and contains 1")]
    public async Task A_broken_gRPC_frame_is_recorded_and_gets_an_error(byte[] frame, string error)
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        using var response = await SendAsync(new Uri(receiver.GrpcEndpoint, TraceService), HttpVersion.Version20, "application/grpc", frame);

        Assert.Equal([$"POST {TraceService}: {error}"], receiver.ProtocolErrors);
    }

    private static Task<HttpResponseMessage> PostAsync(OtlpReceiver receiver) =>
        SendAsync(new Uri(receiver.HttpEndpoint, "v1/traces"), HttpVersion.Version11, "application/x-protobuf", OneSpan);

    private static Task<HttpResponseMessage> CallAsync(OtlpReceiver receiver) =>
        SendAsync(new Uri(receiver.GrpcEndpoint, TraceService), HttpVersion.Version20, "application/grpc", OneSpanInAFrame);

    private static async Task<HttpResponseMessage> SendAsync(Uri url, Version version, string type, byte[] body, string encoding = "")
    {
        using var client = new HttpClient();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding.Length > 0) content.Headers.ContentEncoding.Add(encoding);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Version = version, Content = content };
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
