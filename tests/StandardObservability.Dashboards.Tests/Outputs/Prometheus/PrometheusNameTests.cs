using StandardObservability.Dashboards.Outputs.Prometheus;
using StandardObservability.Dashboards.Outputs.Prometheus.Names;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs.Prometheus;

/// <summary>Names and texts in Prometheus.</summary>
public sealed class PrometheusNameTests
{
    [Theory]
    [InlineData("http.server.request.duration", InstrumentKind.Histogram, "s", "http_server_request_duration_seconds")]
    [InlineData("orders.placed", InstrumentKind.Counter, "{order}", "orders_placed_total")]
    [InlineData("dotnet.gc.heap.total_allocated", InstrumentKind.Counter, "By", "dotnet_gc_heap_allocated_bytes_total")]
    [InlineData("wait", InstrumentKind.Gauge, "ms", "wait_milliseconds")]
    [InlineData("disk.used", InstrumentKind.Gauge, "%", "disk_used_percent")]
    [InlineData("cache.hits", InstrumentKind.Gauge, "1", "cache_hits_ratio")]
    [InlineData("cache.hits", InstrumentKind.UpDownCounter, "1", "cache_hits")]
    [InlineData("io.rate", InstrumentKind.Gauge, "By/s", "io_rate_bytes_per_second")]
    [InlineData("queue.rate", InstrumentKind.Gauge, "{job}/min", "queue_rate_per_min")]
    [InlineData("9.lives-left", InstrumentKind.Gauge, "", "_9_lives_left")]
    [InlineData("work.seconds", InstrumentKind.Counter, "s", "work_seconds_total")]
    public void A_metric_has_the_suffixes_of_its_unit_and_kind(string name, InstrumentKind kind, string unit, string expected)
        => Assert.Equal(expected, MetricName.Translate(new Signal(name, kind, unit)));

    [Theory]
    [InlineData("a\"b\\c\nd", "\"a\\\"b\\\\c\\u000Ad\"")]
    [InlineData("\u2028läden😀", "\"\\u2028läden😀\"")]
    public void A_text_is_quoted(string text, string expected) => Assert.Equal(expected, PromText.Quote(text));

    [Fact]
    public void A_service_with_a_namespace_is_selected_exactly()
    {
        var query = Query.Rate(new Signal("a", InstrumentKind.Counter, "1"));

        Assert.Equal(["a_total{job=\"shops/Checkout.Api\", deployment_environment_name=\"prod\"}"], new Selectors("Checkout.Api", new PrometheusOptions { ServiceNamespace = "shops", Environment = "prod" }).Select(query));
        Assert.Equal(["a_total{job=~\"(.+/)?Checkout\\\\.Api\", deployment_environment_name=~\".*\"}"], new Selectors("Checkout.Api", new PrometheusOptions()).Select(query));
    }
}
