using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using StandardObservability.Export.Http;
using StandardObservability.Tests.Identity.Aws;
using Xunit;

namespace StandardObservability.Tests.Export.Http;

public sealed class UninstrumentedHttpHandlerTests
{
    private const string TraceHeader = "traceparent";

    [Fact]
    public async Task A_request_produces_no_span_no_trace_header_and_no_client_metric()
    {
        await using var server = new MetadataServer(static _ => new MetadataReply("ok"));
        var telemetry = new ConcurrentQueue<string>();
        using var spans = ListenToSpans(server.Port, telemetry);
        using var metrics = ListenToMetrics(server.Port, telemetry);
        using var caller = new Activity("caller").Start();

        await GetAsync(UninstrumentedHttpHandler.Create(), server);

        Assert.Empty(telemetry);
        Assert.DoesNotContain(TraceHeader, server.Requests[0].Headers.Keys);

        await GetAsync(new SocketsHttpHandler(), server);

        Assert.Contains("span", telemetry);
        Assert.Contains("http.client.request.duration", telemetry);
        Assert.Contains(TraceHeader, server.Requests[1].Headers.Keys);
    }

    private static async Task GetAsync(SocketsHttpHandler handler, MetadataServer server)
    {
        using var client = new HttpClient(handler);
        Assert.Equal("ok", await client.GetStringAsync(new Uri(server.Address)));
    }

    private static ActivityListener ListenToSpans(int port, ConcurrentQueue<string> telemetry)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "System.Net.Http",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (IsFor(port, span.TagObjects))
                {
                    telemetry.Enqueue("span");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener ListenToMetrics(int port, ConcurrentQueue<string> telemetry)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name.StartsWith("http.client.", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        listener.Start();
        return listener;

        void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (IsFor(port, tags.ToArray()))
            {
                telemetry.Enqueue(instrument.Name);
            }
        }
    }

    /// <summary>Other tests call other servers at the same time.</summary>
    private static bool IsFor(int port, IEnumerable<KeyValuePair<string, object?>> tags) => tags.Any(t => t.Key == "server.port" && Equals(t.Value, port));
}
