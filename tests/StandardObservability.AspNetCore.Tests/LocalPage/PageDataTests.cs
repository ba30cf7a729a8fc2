using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Dashboards;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>What the page shows of a service that is used.</summary>
public sealed class PageDataTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Each_number_is_the_one_that_was_recorded()
    {
        await using var host = await PageHost.StartAsync();
        const int Good = 30;
        const int Rejected = 20;
        const int Failed = 10;
        for (var i = 0; i < Good + Rejected + Failed; i++)
        {
            await host.GetAsync($"/orders/{(i < Good ? 200 : i < Good + Rejected ? 404 : 500)}");
        }

        var data = await UntilAsync(host, d => Number(d, "Traffic by route", "/orders/{id:int}") is Good + Rejected + Failed);

        Assert.Equal(Failed / 60.0, Value(data, await host.ReadAsync("/model"), "Failed requests"), 6);
        Assert.Equal(Rejected, await NumberAsync(host, "Rejected requests (4xx)"), 6);
        Assert.Equal(1, Value(data, await host.ReadAsync("/model"), "Answered within 300 ms"), 2);
        Assert.InRange(Value(data, await host.ReadAsync("/model"), "Memory"), 10_000_000, 4_000_000_000d);

        async Task<double> NumberAsync(PageHost h, string title) => Value(await h.ReadAsync("/data"), await h.ReadAsync("/model"), title) * 60;

        double? Number(JsonElement d, string title, string label) => Find(d, host.ReadAsync("/model").Result, title, label) is { } value ? Math.Round(value * 60, 6) : null;
    }

    [Fact]
    public async Task A_fault_is_pending_within_5_seconds()
    {
        await using var host = await PageHost.StartAsync();
        for (var i = 0; i < 40; i++)
        {
            await host.GetAsync($"/orders/{(i % 2 == 0 ? 200 : 500)}");
        }

        var started = Stopwatch.GetTimestamp();
        var data = await UntilAsync(host, static d => State(d, "deploy-guard-errors") != "ok");

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal("pending", State(data, "deploy-guard-errors"));
        Assert.Equal("ok", State(data, "no-telemetry"));
        Assert.Equal(2, data.GetProperty("alarms").EnumerateArray().Single(static a => a.GetProperty("id").GetString() == "deploy-guard-errors").GetProperty("conditions")[0].GetProperty("needed").GetInt32());
    }

    [Fact]
    public async Task A_trace_has_its_spans_and_lines_redacted_and_is_found_by_both_forms_of_its_id()
    {
        await using var host = await PageHost.StartAsync();
        await host.GetAsync("/orders/200");
        await host.GetAsync("/broken");

        var data = await UntilAsync(host, static d => d.GetProperty("requests").GetProperty("last").GetArrayLength() == 2);
        var worst = data.GetProperty("requests").GetProperty("worst")[0];
        var last = data.GetProperty("requests").GetProperty("last")[1];
        var broken = await host.ReadAsync($"/trace/{worst.GetProperty("traceId").GetString()}");
        var order = await host.ReadAsync($"/trace/{last.GetProperty("traceId").GetString()}");

        Assert.True(worst.GetProperty("failed").GetBoolean());
        Assert.Equal("GET /broken", worst.GetProperty("name").GetString());
        var exception = broken.GetProperty("spans")[0].GetProperty("events")[0].GetProperty("attributes");
        Assert.Equal("<script>alert(1)</script>", exception.GetProperty("exception.message").GetString());
        Assert.Contains(order.GetProperty("lines").EnumerateArray(), static l => l.GetString()!.Contains("Order 200 of REDACTED-email", StringComparison.Ordinal));
        Assert.DoesNotContain("someone@example.com", order.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(order.GetRawText(), (await host.ReadAsync($"/trace/{order.GetProperty("xrayTraceId").GetString()}")).GetRawText());
    }

    [Fact]
    public async Task Errors_are_counted_by_exception()
    {
        await using var host = await PageHost.StartAsync();
        await host.GetAsync("/broken");

        await UntilAsync(host, d => Find(d, host.ReadAsync("/model").Result, "Errors by exception", "System.InvalidOperationException") >= 1);
    }

    [Fact]
    public async Task A_service_adds_sections_of_its_own()
    {
        var depth = new Signal("shop.queue.depth", InstrumentKind.Gauge, "{order}");
        using var meter = new Meter("web.orders");
        using var uncollected = new Meter("another.service");
        var gauge = meter.CreateGauge<int>("shop.queue.depth", "{order}");
        uncollected.CreateGauge<int>("shop.queue.depth", "{order}").Record(9);
        var model = StandardModel.For("web").With(new Section("Orders", "Orders that wait.", Widget.Chart("Queue", Query.Level(depth, LevelAggregation.Maximum))));
        await using var host = await PageHost.StartAsync(b =>
        {
            b.Configuration["Observability:Meters:0"] = "web.*";
            b.Services.AddServiceModel(_ => model);
        });
        gauge.Record(7);

        await UntilAsync(host, d => Find(d, host.ReadAsync("/model").Result, "Queue", "Queue") is 7);
    }

    [Fact]
    public async Task Attributes_of_metrics_are_redacted()
    {
        var placed = new Signal("shop.orders.placed", InstrumentKind.Counter, "{order}", "customer", "api_key");
        using var meter = new Meter("web.orders");
        var counter = meter.CreateCounter<int>("shop.orders.placed", "{order}");
        Widget[] widgets = [.. placed.Attributes.Select(a => Widget.Chart(a, Query.Rate(placed) with { By = a }))];
        await using var host = await PageHost.StartAsync(b =>
        {
            b.Configuration["Observability:Meters:0"] = "web.*";
            b.Services.AddServiceModel(s => StandardModel.For(s).With(new Section("Orders", "Orders.", widgets)));
        });
        counter.Add(1, new("customer", "someone@example.com"), new("api_key", "hunter2hunter2"));

        var data = await UntilAsync(host, static d => d.GetRawText().Contains("REDACTED-email", StringComparison.Ordinal));

        Assert.DoesNotContain("someone@example.com", data.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_span_whose_attribute_throws_is_shown_without_it()
    {
        await using var host = await PageHost.StartAsync(map: static app => app.MapGet("/odd", static () => Activity.Current?.SetTag("odd", new Odd()).SetTag("list", new[] { 1, 2 })));
        await host.GetAsync("/odd");

        var data = await UntilAsync(host, static d => d.GetProperty("requests").GetProperty("last").GetArrayLength() == 1);
        var trace = await host.ReadAsync($"/trace/{data.GetProperty("requests").GetProperty("last")[0].GetProperty("traceId").GetString()}");

        Assert.Equal("1, 2", trace.GetProperty("spans")[0].GetProperty("attributes").GetProperty("list").GetString());
    }

    [Fact]
    public async Task Only_values_since_the_last_request_are_sent_again()
    {
        await using var host = await PageHost.StartAsync();
        var first = await host.ReadAsync("/data");
        var to = first.GetProperty("to").GetInt64();

        var next = await host.ReadAsync($"/data?since={to}");
        var nothing = await host.ReadAsync($"/data?since={to + 100_000}");
        var wrong = await host.ReadAsync("/data?since=-1&since=x");

        Assert.Equal(900, to - first.GetProperty("from").GetInt64());
        Assert.InRange(next.GetProperty("to").GetInt64() - next.GetProperty("from").GetInt64(), 0, 4);
        Assert.Equal(nothing.GetProperty("to").GetInt64(), nothing.GetProperty("from").GetInt64());
        Assert.Equal(900, wrong.GetProperty("to").GetInt64() - wrong.GetProperty("from").GetInt64());
    }

    [Fact]
    public async Task Requests_to_the_page_appear_in_no_log_span_or_metric()
    {
        var measured = 0;
        using var listener = new MeterListener { InstrumentPublished = static (i, l) => { if (i.Name == "http.server.request.duration") l.EnableMeasurementEvents(i); } };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref measured));
        listener.Start();
        await using var host = await PageHost.StartAsync();

        // The start report is written by then.
        await host.Services.FlushTelemetryAsync();
        var before = host.Lines.Events.Count;

        foreach (var path in (string[])["/", "/page.js", "/model", "/data", "/report", "/trace/unknown", "/nothing"])
        {
            using var response = await host.SendAsync(path);
        }

        Assert.Equal(404, await host.StatusAsync("/", "Host: shop.example.com"));
        await host.Services.FlushTelemetryAsync();
        Assert.Equal(0, measured);
        Assert.Empty(host.Spans);
        Assert.Equal(before + 1, host.Lines.Events.Count);
        Assert.Empty((await host.ReadAsync("/data")).GetProperty("requests").GetProperty("last").EnumerateArray());
    }

    [Fact]
    public async Task The_report_has_every_setting_with_its_source()
    {
        await using var host = await PageHost.StartAsync();

        var report = await host.ReadAsync("/report");

        var settings = report.GetProperty("settings").EnumerateArray().ToDictionary(static s => s.GetProperty("key").GetString()!, static s => s.GetProperty("source").GetString());
        Assert.Equal("configuration", settings["Logs:StandardOutput"]);
        Assert.Equal("default", settings["LocalPage:Enabled"]);
    }

    [Fact]
    public async Task A_value_that_throws_or_logs_costs_its_line_and_not_the_request()
    {
        await using var host = await PageHost.StartAsync(static b => b.Logging.ClearProviders(), static app => app.MapGet("/hostile", static (ILoggerFactory loggers) =>
        {
            var logger = loggers.CreateLogger("hostile");
            logger.LogError("{Value}", new Hostile(logger));
            return "fine";
        }));

        using var response = await host.Client.GetAsync(new Uri("/hostile", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<JsonElement> UntilAsync(PageHost host, Func<JsonElement, bool> isDone)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var data = await host.ReadAsync("/data");
            if (isDone(data) || Stopwatch.GetElapsedTime(started) > Patience)
            {
                Assert.True(isDone(data), data.GetRawText());
                return data;
            }

            await Task.Delay(100);
        }
    }

    private static string? State(JsonElement data, string alarm)
        => data.GetProperty("alarms").EnumerateArray().Single(a => a.GetProperty("id").GetString() == alarm).GetProperty("state").GetString();

    private static double Value(JsonElement data, JsonElement model, string title)
        => Lines(data, model, title).First().GetProperty("last").GetDouble();

    private static double? Find(JsonElement data, JsonElement model, string title, string label)
        => Lines(data, model, title).Where(l => l.GetProperty("label").GetString() == label).Select(static l => l.GetProperty("last")).FirstOrDefault() is { ValueKind: JsonValueKind.Number } last
            ? last.GetDouble()
            : null;

    private static JsonElement.ArrayEnumerator Lines(JsonElement data, JsonElement model, string title)
    {
        var widget = model.GetProperty("sections").EnumerateArray().SelectMany(static s => s.GetProperty("widgets").EnumerateArray()).Single(w => w.GetProperty("title").GetString() == title);
        return data.GetProperty("widgets").GetProperty(widget.GetProperty("id").GetString()!).EnumerateArray();
    }

    private sealed class Odd
    {
        public override string ToString() => throw new InvalidOperationException("no");
    }

    private sealed class Hostile(ILogger logger)
    {
        private const int MostCalls = 20;

        private int _calls;

        public override string ToString()
        {
            if (_calls++ < MostCalls)
            {
                logger.LogError("{Value}", this);
            }

            throw new InvalidOperationException("no");
        }
    }
}
