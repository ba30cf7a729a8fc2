using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using CsCheck;
using Judges;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

public sealed class EmfExporterTests
{
    private static readonly KeyValuePair<string, string?>[] Emf = [new("OTEL_METRICS_EXPORTER", "awsemf"), new("Observability:Metrics:Instrumentations:Runtime", "false")];

    [JudgedFact]
    public async Task Totals_of_many_threads_over_many_intervals_are_exact()
    {
        var host = await StartAsync(new("OTEL_METRIC_EXPORT_INTERVAL", "20"), new("Observability:Metrics:Dimensions:orders", "sku"), new("OTEL_SERVICE_NAME", "café \"shop\""));
        var counter = host.Meter.CreateCounter<long>("orders", "{order}");
        var histogram = host.Meter.CreateHistogram<double>("latency", "ms");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(t => Task.Run(() =>
        {
            for (var i = 1; i <= 1000; i++)
            {
                counter.Add(1, new("sku", $"s{i % 5}"), new("Service", "mine"), new("_aws", "mine"), new("note", "\u0007 5 € \"x\""));
                histogram.Record(i, new KeyValuePair<string, object?>("thread", t));
            }
        })));

        var read = await StopAsync(host);

        Assert.Equal(4000, read["orders"].Sum);
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(800, read[$"orders{{sku=s{i}}}"].Sum));
        Assert.Equal((4000, 4 * 500_500, 1, 1000), (read["latency"].Count, read["latency"].Sum, read["latency"].Min, read["latency"].Max));
        Assert.Equal(host.Counts.Emf.Produced, host.Counts.Emf.Sent);
        Assert.Equal(Documents(host).Count, host.Counts.Emf.Sent);
        Assert.Equal("caf%C3%A9 \"shop\"", Documents(host)[0].GetProperty("Service").GetString());
    }

    [JudgedTheory]
    [InlineData(0.5, 0.05)]
    [InlineData(1, 0.05)]
    [InlineData(1.5, 0.10)]
    [InlineData(2, 0.10)]
    public async Task Percentiles_of_log_normal_latencies_are_near_the_truth(double sigma, double tolerance)
    {
        var host = await StartAsync();
        var histogram = host.Meter.CreateHistogram<double>("latency", "s");
        var random = new Random(7);
        var truth = Enumerable.Range(0, 100_000).Select(_ => Math.Exp(sigma * Normal(random)) * 0.05).ToArray();
        foreach (var value in truth)
        {
            histogram.Record(value);
        }

        var read = (await StopAsync(host))["latency"];

        Array.Sort(truth);
        Assert.Equal(truth.Length, read.Count);
        Assert.Equal(truth.Sum(), read.Sum, truth.Sum() * 1e-9);
        Assert.All((double[])[0.5, 0.9, 0.99], p => Assert.InRange(read.Percentile(p), truth[(int)(p * truth.Length)] * (1 - tolerance), truth[(int)(p * truth.Length)] * (1 + tolerance)));
    }

    [JudgedFact]
    public async Task Points_of_equal_dimensions_are_folded_each_kind_in_its_way()
    {
        var host = await StartAsync(new("Observability:Metrics:Dimensions:temperature", "room"), new("Observability:Metrics:Dimensions:took", "kind"));
        var gauge = host.Meter.CreateGauge<double>("temperature");
        gauge.Record(20, new("room", "a"), new("sensor", 1));
        gauge.Record(30, new("room", "a"), new("sensor", 2));
        gauge.Record(5, new("room", "b"), new("sensor", 3));
        var level = host.Meter.CreateUpDownCounter<int>("open");
        level.Add(3, new KeyValuePair<string, object?>("pool", "x"));
        level.Add(4, new KeyValuePair<string, object?>("pool", "y"));
        var took = host.Meter.CreateHistogram<double>("took");
        took.Record(0.001, new("kind", "k"), new("other", 1));
        took.Record(1000, new("kind", "k"), new("other", 2));

        var read = await StopAsync(host);

        Assert.Equal((3, 55, 5, 30), (read["temperature"].Count, read["temperature"].Sum, read["temperature"].Min, read["temperature"].Max));
        Assert.Equal((2, 50, 20, 30), (read["temperature{room=a}"].Count, read["temperature{room=a}"].Sum, read["temperature{room=a}"].Min, read["temperature{room=a}"].Max));
        Assert.Equal([5.0], read["temperature{room=b}"].Written);
        Assert.Equal([7.0], read["open"].Written);
        Assert.Equal((2, 1000.001, 0.001, 1000), (read["took{kind=k}"].Count, read["took{kind=k}"].Sum, read["took{kind=k}"].Min, read["took{kind=k}"].Max));
    }

    [JudgedFact]
    public async Task A_level_is_written_once_an_interval_and_not_again_by_the_flush_at_shutdown()
    {
        var host = await StartAsync(new KeyValuePair<string, string?>("OTEL_METRIC_EXPORT_INTERVAL", "60000"));
        host.Meter.CreateObservableGauge("level", static () => 5);
        var counter = host.Meter.CreateCounter<int>("count");
        counter.Add(1);
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        counter.Add(2);

        var read = await StopAsync(host);

        Assert.Equal([5.0], read["level"].Written);
        Assert.Equal([1.0, 2.0], read["count"].Written);
    }

    [JudgedFact]
    public async Task Counters_of_the_runtime_that_go_up_and_down_are_levels()
    {
        var host = await WorkerHost.StartAsync([new("OTEL_METRICS_EXPORTER", "awsemf"), new("OTEL_LOGS_EXPORTER", "none"), new("OTEL_METRIC_EXPORT_INTERVAL", "60000")]);
        var provider = host.Services.GetRequiredService<MeterProvider>();
        for (var i = 0; i < 5; i++)
        {
            provider.ForceFlush();
        }

        var read = await StopAsync(host);

        Assert.All(read["dotnet.thread_pool.thread.count"].Written, static v => Assert.InRange(v, 1, 1000));
        Assert.All(read["dotnet.thread_pool.queue.length"].Written, static v => Assert.InRange(v, 0, 100_000));
    }

    [JudgedFact]
    public async Task Limits_are_kept_by_splitting_and_nothing_is_lost()
    {
        var tags = Enumerable.Range(0, 35).Select(static i => new KeyValuePair<string, object?>($"tag{i}{new string('t', 300)}", $"value{i}{new string('"', 3000)}")).ToArray();
        var host = await StartAsync(
            new("Observability:Metrics:Dimensions:wide", string.Join(',', tags.Select(static t => t.Key))),
            new("Observability:Metrics:Dimensions:many", "id"),
            new("Observability:Metrics:MaxSeriesPerInstrument", "5000"),
            new("Observability:Metrics:MaxSeries", "5000"));
        for (var i = 0; i < 250; i++)
        {
            host.Meter.CreateCounter<long>($"metric.{i}").Add(i);
        }

        host.Meter.CreateCounter<long>("wide").Add(1, tags);
        host.Meter.CreateCounter<long>(new string('n', 255)).Add(1);
        var values = host.Meter.CreateHistogram<double>("values", null, null, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [.. Enumerable.Range(1, 1000).Select(static i => (double)i)] });
        for (var i = 0; i < 1000; i++)
        {
            values.Record(i + 0.5);
        }

        var many = host.Meter.CreateCounter<long>("many");
        for (var i = 0; i < 3000; i++)
        {
            many.Add(1, new KeyValuePair<string, object?>("id", i.ToString(CultureInfo.InvariantCulture)));
        }

        var read = await StopAsync(host);

        Assert.All(Enumerable.Range(0, 250), i => Assert.Equal(i, read[$"metric.{i}"].Sum));
        Assert.Equal(1, read["wide"].Sum);
        Assert.Single(read.Series.Keys, static k => k.StartsWith("wide{", StringComparison.Ordinal));
        Assert.Equal((1000, 500_000), (read["values"].Count, read["values"].Sum));
        Assert.Equal(3000, read["many"].Sum);
        Assert.Equal(3000, read.Series.Where(static s => s.Key.StartsWith("many{", StringComparison.Ordinal)).Sum(static s => s.Value.Sum));
        Assert.Contains("many{id=(overflow)}", read.Series.Keys);
    }

    [JudgedFact]
    public async Task A_tag_of_a_million_values_keeps_its_budget_its_totals_and_its_one_warning()
    {
        var host = await WorkerHost.StartAsync([.. Emf, new("Observability:Metrics:Dimensions:logins", "user,kind"), new("OTEL_METRIC_EXPORT_INTERVAL", "100")]);
        var counter = host.Meter.CreateCounter<long>("logins");
        for (var i = 0; i < 1_000_000; i++)
        {
            counter.Add(1, new("user", $"u{i}"), new("kind", i % 2));
        }

        var read = await StopAsync(host);

        Assert.Equal(1_000_000, read["logins"].Sum);
        Assert.Equal(1_000_000, read.Series.Where(static s => s.Key.StartsWith("logins{", StringComparison.Ordinal)).Sum(static s => s.Value.Sum));
        Assert.InRange(read.Series.Keys.Count(static k => k.StartsWith("logins{", StringComparison.Ordinal)), 2, 51);
        var warning = Assert.Single(host.Output.Lines.Select(static l => JsonDocument.Parse(l).RootElement), static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == 300);
        Assert.Equal("logins", warning.GetProperty("Instrument").GetString());
        Assert.Equal("user", warning.GetProperty("Attribute").GetString());
        Assert.Equal(50, warning.GetProperty("Distinct").GetInt32());
        Assert.StartsWith("u", warning.GetProperty("Sample").GetString(), StringComparison.Ordinal);
        Assert.Contains(read["observability.emf.billable_metrics"].Written, static n => n is > 50 and < 70);
    }

    [JudgedFact]
    public async Task A_value_that_cloudwatch_cannot_store_costs_itself_only()
    {
        var host = await StartAsync();
        host.Meter.CreateCounter<double>("bad").Add(double.NaN);
        host.Meter.CreateGauge<double>("worse").Record(double.PositiveInfinity);
        host.Meter.CreateCounter<double>("good").Add(1.5);

        var read = await StopAsync(host);

        Assert.DoesNotContain("bad", read.Series.Keys);
        Assert.DoesNotContain("worse", read.Series.Keys);
        Assert.Equal(1.5, read["good"].Sum);
    }

    [JudgedFact]
    public async Task Names_that_belong_to_the_document_step_aside()
    {
        var host = await StartAsync(new("Observability:Metrics:Dimensions:plain", "Service,_aws"), new("Observability:ServiceVersion", new string('v', 20_000)));
        foreach (var name in (string[])["Service", "Environment", "service.version", "plain"])
        {
            host.Meter.CreateCounter<int>(name).Add(1, new("Service", "mine"), new("_aws", "mine"));
        }

        var read = await StopAsync(host);

        Assert.Equal(1, read["metric.Service"].Sum);
        Assert.Equal(1, read["metric.Environment"].Sum);
        Assert.Equal(1, read["metric.service.version"].Sum);
        Assert.Equal(1, read["plain{attributes.Service=mine,attributes._aws=mine}"].Sum);
    }

    [JudgedFact]
    public async Task A_bad_value_among_good_ones_costs_no_more_than_itself()
    {
        var host = await StartAsync();
        var histogram = host.Meter.CreateHistogram<double>("mixed");
        foreach (var value in (double[])[1, 2, double.NaN, double.PositiveInfinity, 3])
        {
            histogram.Record(value);
        }

        var read = await StopAsync(host);

        Assert.Equal(3, read["mixed"].Count);
        Assert.InRange(read["mixed"].Sum, 5.9, 6.1);
        Assert.InRange(read["mixed"].Max, 2.9, 3.1);
        Assert.Equal(2, host.Counts.Emf.Lost);
    }

    [JudgedFact]
    public async Task Explicit_buckets_of_a_users_view_stay_explicit()
    {
        var host = await WorkerHost.StartAsync([.. Emf, new("OTEL_LOGS_EXPORTER", "none")], static b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryMeterProvider(static m => m.AddView("mine", new ExplicitBucketHistogramConfiguration { Boundaries = [10, 20] }));
        });
        var histogram = host.Meter.CreateHistogram<double>("mine");
        foreach (var value in (double[])[1, 9, 15, 15, 100])
        {
            histogram.Record(value);
        }

        await host.DisposeAsync();
        var value2 = Documents(host).Single(static d => d.TryGetProperty("mine", out _)).GetProperty("mine");

        Assert.Equal("""{"Values":[5.5,15,60],"Counts":[2,2,1],"Max":100,"Min":1,"Count":5,"Sum":140}""", value2.GetRawText());
    }

    [JudgedFact]
    public async Task Different_values_stay_different_and_every_value_has_an_outcome()
    {
        var host = await StartAsync(new KeyValuePair<string, string?>("Observability:Metrics:Dimensions:odd", "v"));
        var counter = host.Meter.CreateCounter<long>("odd");
        object?[] values = ["café", "caf%C3%A9", "", " ", null, "emoji 😀", "100% sure", new string('x', 5000), new string('x', 5000) + "y", "\u0001", "\ud800", true, 1.5, new[] { 1, 2 }];
        foreach (var value in values)
        {
            counter.Add(1, new KeyValuePair<string, object?>("v", value));
        }

        counter.Add(1);
        var read = await StopAsync(host);

        var details = read.Series.Where(static s => s.Key.StartsWith("odd{", StringComparison.Ordinal)).ToDictionary();
        Assert.Equal(values.Length + 1, details.Values.Sum(static s => s.Sum));
        Assert.Equal(1, details["odd{v=caf%C3%A9}"].Sum);
        Assert.Equal(1, details["odd{v=caf%25C3%25A9}"].Sum);
        Assert.Equal(1, details["odd{v=100% sure}"].Sum);
        Assert.Equal(3, details["odd{v=(empty)}"].Sum + details.GetValueOrDefault("odd{v= }", new()).Sum);
        Assert.Equal(1, details["odd{v=(none)}"].Sum);
        Assert.Equal(2, details.Keys.Count(static k => k.Contains("xxxx", StringComparison.Ordinal)));
    }

    [JudgedFact]
    public async Task Any_instruments_tags_and_values_make_valid_documents_with_exact_totals()
    {
        var host = await StartAsync(new("OTEL_METRIC_EXPORT_INTERVAL", "50"), new("Observability:Metrics:Dimensions:any.0", "a,b"), new("Observability:Metrics:Dimensions:any.1", "b"), new("Observability:Metrics:MaxSeriesPerInstrument", "7"));
        var counters = Enumerable.Range(0, 3).Select(i => host.Meter.CreateCounter<long>($"any.{i}")).ToArray();
        var truth = new long[3];
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1_000_000], Gen.String, Gen.String.Null()).Sample(
            (instrument, value, a, b) =>
            {
                counters[instrument].Add(value, new("a", a), new("b", b), new(a.Length == 0 ? "k" : a, b));
                truth[instrument] += value;
            },
            iter: 3000,
            threads: 1);

        var read = await StopAsync(host);

        for (var i = 0; i < truth.Length; i++)
        {
            Assert.Equal(truth[i], read[$"any.{i}"].Sum);
        }

        Assert.Equal(truth[0], read.Series.Where(static s => s.Key.StartsWith("any.0{", StringComparison.Ordinal)).Sum(static s => s.Value.Sum));
        Assert.Equal(truth[1], read.Series.Where(static s => s.Key.StartsWith("any.1{", StringComparison.Ordinal)).Sum(static s => s.Value.Sum));
    }

    [Theory]
    [InlineData("s", "Seconds")]
    [InlineData("By", "Bytes")]
    [InlineData("{request}", "Count")]
    [InlineData("%", "Percent")]
    [InlineData("By/s", "Bytes/Second")]
    [InlineData("ns", null)]
    [InlineData("1", null)]
    [InlineData(null, null)]
    public async Task Units_are_cloudwatchs_or_left_out(string? unit, string? expected)
    {
        var host = await StartAsync();
        host.Meter.CreateCounter<long>("units.tested", unit).Add(1);
        await host.DisposeAsync();

        var metric = Assert.Single(
            Documents(host).SelectMany(static d => d.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Metrics").EnumerateArray()),
            static m => m.GetProperty("Name").GetString() == "units.tested");

        Assert.Equal(expected, metric.TryGetProperty("Unit", out var found) ? found.GetString() : null);
    }

    [Theory]
    [InlineData("AWS_LAMBDA_FUNCTION_NAME", "f", true)]
    [InlineData("ECS_CONTAINER_METADATA_URI_V4", "http://127.0.0.1:1/v4/x", true)]
    [InlineData("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE", true)]
    [InlineData("AWS_EXECUTION_ENV", "CloudShell", false)]
    public async Task Is_on_by_default_where_standard_output_reaches_cloudwatch(string key, string value, bool on)
    {
        var host = await WorkerHost.StartAsync([new(key, value)]);
        host.Work();
        await host.DisposeAsync();

        Assert.Equal(on, host.Output.Text.Contains("\"_aws\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Takes_its_namespace_from_AWS_EMF_NAMESPACE_then_the_section_then_the_service_namespace()
    {
        Assert.Equal("env/x", await NamespaceAsync(new("AWS_EMF_NAMESPACE", "env/x"), new("Observability:Metrics:Namespace", "section")));
        Assert.Equal("section", await NamespaceAsync(new("Observability:Metrics:Namespace", "section"), new("Observability:ServiceNamespace", "shop")));
        Assert.Equal("my_shop", await NamespaceAsync(new KeyValuePair<string, string?>("Observability:ServiceNamespace", "my shop")));
        Assert.Equal("StandardObservability", await NamespaceAsync());
        Assert.Equal("_AWS/Mine", await NamespaceAsync(new KeyValuePair<string, string?>("AWS_EMF_NAMESPACE", "AWS/Mine")));
    }

    private static Task<WorkerHost> StartAsync(params KeyValuePair<string, string?>[] settings)
        => WorkerHost.StartAsync([.. Emf, new("OTEL_LOGS_EXPORTER", "none"), .. settings]);

    private static async Task<CloudWatchReader> StopAsync(WorkerHost host)
    {
        await host.DisposeAsync();
        return await CloudWatchReader.ReadAsync(host.Output.Lines);
    }

    private static List<JsonElement> Documents(WorkerHost host)
        => [.. host.Output.Lines.Where(static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal)).Select(static l => JsonDocument.Parse(l).RootElement)];

    private static async Task<string?> NamespaceAsync(params KeyValuePair<string, string?>[] settings)
    {
        var host = await StartAsync(settings);
        host.Work();
        await host.DisposeAsync();
        return Documents(host)[0].GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Namespace").GetString();
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
