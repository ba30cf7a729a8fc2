using System.Diagnostics;
using System.Diagnostics.Metrics;
using Judges.Otlp;
using Judges.Receiving;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Xunit;

namespace Judges.Tests.Receiving;

public sealed class OtlpReceiverTests
{
    private static readonly ResourceBuilder Resource = ResourceBuilder.CreateEmpty().AddService("checkout", serviceInstanceId: "i-1");

    public static TheoryData<OtlpProtocol, bool> Transports => new()
    {
        { OtlpProtocol.Grpc, false },
        { OtlpProtocol.Grpc, true },
        { OtlpProtocol.HttpProtobuf, false },
        { OtlpProtocol.HttpProtobuf, true },
    };

    [JudgedTheory]
    [MemberData(nameof(Transports))]
    public async Task Reads_the_spans_of_an_exporter(OtlpProtocol protocol, bool gzip)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var parent = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        var start = new DateTime(2026, 11, 22, 1, 2, 3, DateTimeKind.Utc).AddTicks(4_567_891);

        SendSpan(receiver, protocol, gzip, parent, start);
        var span = Assert.Single(await receiver.WaitForSpansAsync(spans => spans.Count > 0));

        Assert.Equal("pay", span.Name);
        Assert.Equal(parent.TraceId.ToHexString(), span.TraceId);
        Assert.Equal(parent.SpanId.ToHexString(), span.ParentSpanId);
        Assert.Equal(16, span.SpanId.Length);
        Assert.Equal(OtlpSpanKind.Client, span.Kind);
        Assert.Equal(start, span.Start);
        Assert.Equal(start.AddMilliseconds(5), span.End);
        Assert.Equal((OtlpStatusCode.Error, "declined"), (span.StatusCode, span.StatusMessage));
        Assert.Equal(long.MaxValue, span.Attributes["long"]);
        Assert.Equal(double.PositiveInfinity, span.Attributes["double"]);
        Assert.Equal(true, span.Attributes["bool"]);
        Assert.Equal(new object[] { "a", "b" }, span.Attributes["array"]);
        Assert.Equal("late", Assert.Single(span.Events).Name);
        Assert.Equal(parent.TraceId.ToHexString(), Assert.Single(span.Links).TraceId);
        Assert.Equal("checkout", span.Resource["service.name"]);
        Assert.Equal($"shop.{protocol}.{gzip}", span.ScopeName);
        AssertTransport(receiver, OtlpSignal.Traces, protocol, gzip);
    }

    [JudgedTheory]
    [MemberData(nameof(Transports))]
    public async Task Reads_the_metric_points_of_an_exporter(OtlpProtocol protocol, bool gzip)
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        SendPoints(receiver, protocol, gzip);
        var points = await receiver.WaitForMetricPointsAsync(points => points.Count == 4);

        var orders = points.Single(point => point.MetricName == "orders");
        Assert.Equal((OtlpMetricType.Sum, 7d, true, OtlpTemporality.Delta), (orders.Type, orders.Value, orders.IsMonotonic, orders.Temporality));
        Assert.Equal(("{order}", "Orders taken"), (orders.Unit, orders.Description));
        Assert.Equal("eu", orders.Attributes["region"]);
        Assert.Equal("checkout", orders.Resource["service.name"]);
        Assert.Equal($"shop.{protocol}.{gzip}", orders.ScopeName);
        Assert.True(orders.Start < orders.Time);

        var load = points.Single(point => point.MetricName == "load");
        Assert.Equal((OtlpMetricType.Gauge, 0.25), (load.Type, load.Value));

        var duration = points.Single(point => point.MetricName == "duration");
        Assert.Equal((2UL, 4d, 1d, 3d), (duration.Count, duration.Sum, duration.Min, duration.Max));
        Assert.Equal([2, 10], duration.ExplicitBounds);
        Assert.Equal([1, 1, 0], duration.BucketCounts);

        var size = points.Single(point => point.MetricName == "size");
        Assert.Equal((OtlpMetricType.ExponentialHistogram, 3UL, 1UL), (size.Type, size.Count, size.ZeroCount));
        Assert.Equal(2UL, size.Positive!.Counts.Aggregate((sum, count) => sum + count));
        AssertTransport(receiver, OtlpSignal.Metrics, protocol, gzip);
    }

    [JudgedTheory]
    [MemberData(nameof(Transports))]
    public async Task Reads_the_log_records_of_an_exporter(OtlpProtocol protocol, bool gzip)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var activity = new Activity("order").Start();

        SendRecord(receiver, protocol, gzip);
        var record = Assert.Single(await receiver.WaitForLogRecordsAsync(records => records.Count > 0));

        Assert.Equal("Order {Number} is late, {Padding}", record.Body);
        Assert.Equal((13, "Warning"), (record.SeverityNumber, record.SeverityText));
        Assert.Equal(17L, record.Attributes["Number"]);
        Assert.Equal("OrderLate", record.EventName);
        Assert.Equal((activity.TraceId.ToHexString(), activity.SpanId.ToHexString()), (record.TraceId, record.SpanId));
        Assert.Equal("checkout", record.Resource["service.name"]);
        Assert.Equal("Shop", record.ScopeName);
        Assert.True(record.TimeUnixNano > 0);
        AssertTransport(receiver, OtlpSignal.Logs, protocol, gzip);
    }

    [Fact]
    public async Task Creates_no_activities_that_the_telemetry_under_test_could_collect()
    {
        var activities = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => Interlocked.Increment(ref activities),
        };
        ActivitySource.AddActivityListener(listener);
        await using var receiver = await OtlpReceiver.StartAsync();

        SendRecord(receiver, OtlpProtocol.HttpProtobuf, gzip: false);
        await receiver.WaitForRequestsAsync(requests => requests.Count > 0);

        Assert.Equal(0, activities);
    }

    private static void AssertTransport(OtlpReceiver receiver, OtlpSignal signal, OtlpProtocol protocol, bool gzip)
    {
        Assert.Empty(receiver.ProtocolErrors);
        var request = Assert.Single(receiver.Requests);
        Assert.Equal((signal, protocol, true), (request.Signal, request.Protocol, request.Accepted));
        Assert.Equal("shop", request.Headers["X-Tenant"]);
        Assert.Equal(gzip, request.WireLength < request.Body.Length);
    }

    [JudgedFact]
    public async Task Counts_the_items_of_each_request()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        SendSpan(receiver, OtlpProtocol.Grpc, gzip: false, default, DateTime.UnixEpoch);
        SendPoints(receiver, OtlpProtocol.Grpc, gzip: false);
        SendRecord(receiver, OtlpProtocol.Grpc, gzip: false);
        using (var source = new ActivitySource("count"))
        using (var provider = Sdk.CreateTracerProviderBuilder().AddSource("count").AddOtlpExporter(o => o.ConfigureFor(receiver, OtlpProtocol.Grpc, gzip: false, "")).Build())
        {
            foreach (var _ in Enumerable.Range(0, 300)) source.StartActivity("one")!.Dispose();
        }

        await receiver.WaitForRequestsAsync(requests => requests.Count >= 4);
        var counts = new List<int>();
        foreach (var request in receiver.Requests) counts.Add(await NodeJudge.Shared.CountAsync(request.Signal, request.Body));

        Assert.Equal((await receiver.SpansAsync()).Count, receiver.Requests.Zip(counts).Where(r => r.First.Signal == OtlpSignal.Traces).Sum(r => r.Second));
        Assert.Contains(300, counts);
        Assert.Equal((await receiver.LogRecordsAsync()).Count, counts[receiver.Requests.ToList().FindIndex(r => r.Signal == OtlpSignal.Logs)]);
        var metrics = (await receiver.MetricPointsAsync()).Select(p => p.MetricName).Distinct(StringComparer.Ordinal);
        Assert.Equal(metrics.Count(), counts[receiver.Requests.ToList().FindIndex(r => r.Signal == OtlpSignal.Metrics)]);
    }

    private static void SendSpan(OtlpReceiver receiver, OtlpProtocol protocol, bool gzip, ActivityContext parent, DateTime start)
    {
        using var source = new ActivitySource($"shop.{protocol}.{gzip}");
        using var provider = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource)
            .AddSource(source.Name)
            .AddOtlpExporter(options => options.ConfigureFor(receiver, protocol, gzip, "v1/traces"))
            .Build();
        using var activity = source.CreateActivity("pay", ActivityKind.Client, parent, links: [new ActivityLink(parent)])!;
        activity.SetStartTime(start).Start();
        activity.SetTag("long", long.MaxValue).SetTag("double", double.PositiveInfinity).SetTag("bool", true);
        activity.SetTag("array", new[] { "a", "b" }).SetTag("padding", new string('p', 500));
        activity.AddEvent(new ActivityEvent("late")).SetStatus(ActivityStatusCode.Error, "declined");
        activity.SetEndTime(start.AddMilliseconds(5)).Stop();
    }

    private static void SendPoints(OtlpReceiver receiver, OtlpProtocol protocol, bool gzip)
    {
        using var meter = new Meter($"shop.{protocol}.{gzip}");
        using var provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource)
            .AddMeter(meter.Name)
            .AddView("size", new Base2ExponentialBucketHistogramConfiguration())
            .AddView("duration", new ExplicitBucketHistogramConfiguration { Boundaries = [2, 10] })
            .AddOtlpExporter((options, reader) =>
            {
                options.ConfigureFor(receiver, protocol, gzip, "v1/metrics");
                reader.TemporalityPreference = MetricReaderTemporalityPreference.Delta;
            })
            .Build();
        meter.CreateCounter<int>("orders", "{order}", "Orders taken").Add(7, new("region", "eu"), new("padding", new string('p', 500)));
        meter.CreateObservableGauge("load", () => 0.25);
        Record(meter.CreateHistogram<double>("duration"), 1, 3);
        Record(meter.CreateHistogram<double>("size"), 0, 8, 1000);
    }

    private static void Record(Histogram<double> histogram, params double[] values)
    {
        foreach (var value in values) histogram.Record(value);
    }

    private static void SendRecord(OtlpReceiver receiver, OtlpProtocol protocol, bool gzip)
    {
        using var factory = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options => options
            .SetResourceBuilder(Resource)
            .AddOtlpExporter(exporter => exporter.ConfigureFor(receiver, protocol, gzip, "v1/logs"))));
        factory.CreateLogger("Shop").LogWarning(new EventId(3, "OrderLate"), "Order {Number} is late, {Padding}", 17, new string('p', 500));
    }
}
