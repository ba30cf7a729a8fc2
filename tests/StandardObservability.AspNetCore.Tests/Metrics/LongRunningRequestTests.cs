using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using StandardObservability.Testing;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Metrics;

/// <summary>Requests that stay open as long as the client wants are not in the duration that alarms read.</summary>
public sealed class LongRunningRequestTests
{
    private const string Request = "http.server.request.duration";
    private const string LongRunning = "http.server.long_running_request.duration";

    [Fact]
    public async Task A_web_socket_is_a_long_running_request()
    {
        await using var host = await LongRunningHost.StartAsync();

        await LongRunningHost.OpenWebSocketAsync(host, "/socket");

        await AssertCountsAsync(host, requests: 0, longRunning: 1);
    }

    [Fact]
    public async Task A_web_socket_over_http2_is_a_long_running_request()
    {
        await using var host = await LongRunningHost.StartAsync(protocols: HttpProtocols.Http2);

        await LongRunningHost.OpenWebSocketAsync(host, "/socket", HttpVersion.Version20);

        await AssertCountsAsync(host, requests: 0, longRunning: 1);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Server_sent_events_are_a_long_running_request(string method)
    {
        await using var host = await LongRunningHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/events");

        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("data: 1\n\n", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await AssertCountsAsync(host, requests: 0, longRunning: 1);
    }

    [Theory]
    [InlineData(HttpTransportType.WebSockets, 1)]
    [InlineData(HttpTransportType.ServerSentEvents, 1)]
    [InlineData(HttpTransportType.LongPolling, 2)]
    public async Task A_connection_of_SignalR_is_a_long_running_request(HttpTransportType transport, int atLeast)
    {
        await using var telemetry = new TelemetryCapture();
        await using var host = await LongRunningHost.StartAsync(telemetry);

        await LongRunningHost.OpenHubAsync(host, transport);
        await host.StopAsync();

        Assert.InRange(Count(host, LongRunning), atLeast, 20);
        Assert.Equal(1, Count(host, "signalr.server.connection.duration"));
        Assert.Contains("POST 200", MethodsAndStatuses(telemetry));

        // A poll that arrives after the connection was closed is rejected.
        Assert.All(MethodsAndStatuses(telemetry), static m => Assert.True(m == "GET 404" || !m.StartsWith("GET", StringComparison.Ordinal), m));
    }

    [Fact]
    public async Task Calls_of_a_hub_have_spans_of_client_and_server()
    {
        await using var telemetry = new TelemetryCapture();
        await using var host = await LongRunningHost.StartAsync(telemetry);

        await LongRunningHost.OpenHubAsync(host, HttpTransportType.WebSockets);
        await host.StopAsync();

        var call = Assert.Single(telemetry.Spans, static s => s.SourceName == "Microsoft.AspNetCore.SignalR.Server" && s.Name.EndsWith("EchoHub/Echo", StringComparison.Ordinal));
        Assert.Contains(telemetry.Spans, s => s.SourceName == "Microsoft.AspNetCore.SignalR.Client" && s.SpanId == call.ParentSpanId);
    }

    [Fact]
    public async Task A_service_that_collects_request_metrics_alone_keeps_them()
    {
        await using var telemetry = new TelemetryCapture();
        await using var host = await LongRunningHost.StartAsync(
            telemetry,
            settings: [new("Observability:Metrics:Instrumentations:AspNetCore", "false")],
            meter: "Microsoft.AspNetCore.Hosting");

        await LongRunningHost.OpenWebSocketAsync(host, "/socket");
        await host.StopAsync();

        Assert.Equal(["/socket"], Routes(telemetry, Request));
    }

    [Fact]
    public async Task A_rejected_web_socket_stays_a_request()
    {
        await using var host = await LongRunningHost.StartAsync();

        await Assert.ThrowsAsync<WebSocketException>(() => LongRunningHost.OpenWebSocketAsync(host, "/closed"));

        await AssertCountsAsync(host, requests: 1, longRunning: 0);
    }

    [Fact]
    public async Task A_web_socket_whose_handler_throws_is_a_fault()
    {
        await using var host = await LongRunningHost.StartAsync();

        await LongRunningHost.OpenWebSocketAsync(host, "/socket?fail");

        await AssertCountsAsync(host, requests: 0, longRunning: 1);
        Assert.Equal(1, EmfFaults.Read(host.Output.Lines).Sum());
    }

    [Fact]
    public async Task Other_exporters_have_the_same_two_metrics()
    {
        await using var telemetry = new TelemetryCapture();
        await using var host = await LongRunningHost.StartAsync(telemetry);

        await LongRunningHost.OpenWebSocketAsync(host, "/socket");
        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        Assert.Equal(["/hello/{name}"], Routes(telemetry, Request));
        Assert.Equal(["/socket"], Routes(telemetry, LongRunning));
    }

    private static async Task AssertCountsAsync(WebHost host, int requests, int longRunning)
    {
        await host.StopAsync();
        Assert.Equal((requests, longRunning), (Count(host, Request), Count(host, LongRunning)));
    }

    private static int Count(WebHost host, string metric) => Values(host, metric).Sum(static v => v.GetProperty("Count").GetInt32());

    /// <summary>The values of the roll-up.</summary>
    private static IEnumerable<JsonElement> Values(WebHost host, string metric)
        => host.Output.Lines
            .Where(static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal))
            .Select(static l => JsonDocument.Parse(l).RootElement)
            .Where(d => IsRollUp(d) && d.TryGetProperty(metric, out _))
            .Select(d => d.GetProperty(metric));

    private static bool IsRollUp(JsonElement document)
        => document.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Dimensions")[0].GetArrayLength() == 2;

    private static IEnumerable<string> MethodsAndStatuses(TelemetryCapture telemetry)
        => telemetry.Points.Where(static p => p.Name == Request).Select(static p => $"{p.Attributes["http.request.method"]} {p.Attributes["http.response.status_code"]}");

    private static IEnumerable<object?> Routes(TelemetryCapture telemetry, string metric)
        => telemetry.Points.Where(p => p.Name == metric).Select(static p => p.Attributes["http.route"]);
}
