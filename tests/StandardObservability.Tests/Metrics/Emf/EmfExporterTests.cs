using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using CsCheck;
using Judges;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Exports metrics of a host as embedded metric format and reads the documents as CloudWatch does.</summary>
public sealed class EmfExporterTests
{
    [JudgedFact]
    public async Task Totals_of_many_threads_over_many_intervals_are_exact()
    {
        var host = await EmfHost.StartAsync(new("OTEL_METRIC_EXPORT_INTERVAL", "20"), new("Observability:Metrics:Dimensions:orders", "sku"), new("OTEL_SERVICE_NAME", "café \"shop\""));
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

        var read = await EmfHost.StopAsync(host);

        Assert.Equal(4000, read["orders"].Sum);
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(800, read[$"orders{{sku=s{i}}}"].Sum));
        Assert.Equal((4000, 4 * 500_500, 1, 1000), (read["latency"].Count, read["latency"].Sum, read["latency"].Min, read["latency"].Max));
        Assert.Equal(host.Counts.Emf.Produced, host.Counts.Emf.Sent);
        Assert.Equal(EmfHost.Documents(host).Count, host.Counts.Emf.Sent);
        Assert.Equal("caf%C3%A9 \"shop\"", EmfHost.Documents(host)[0].GetProperty("Service").GetString());
    }

    [JudgedFact]
    public async Task Pain_16_Documents_are_split_at_the_limits_and_nothing_is_lost()
    {
        var tags = Enumerable.Range(0, 35).Select(static i => new KeyValuePair<string, object?>($"tag{i}{new string('t', 300)}", $"value{i}{new string('"', 3000)}")).ToArray();
        var host = await EmfHost.StartAsync(
            new("Observability:Metrics:Dimensions:wide", string.Join(',', tags.Select(static t => t.Key))),
            new("Observability:Metrics:Dimensions:many", "id"),
            new("Observability:Metrics:MaxSeriesPerInstrument", "5000"),
            new("Observability:Metrics:MaxSeries", "5000"));
        for (var i = 0; i < 250; i++)
        {
            host.Meter.CreateCounter<long>($"metric.{i}").Add(i, tags);
        }

        host.Meter.CreateCounter<long>("wide").Add(1, tags);
        host.Meter.CreateCounter<long>(new string('n', 255)).Add(1);
        var values = host.Meter.CreateHistogram<double>("values", null, null, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [.. Enumerable.Range(1, 1000).Select(static i => (double)i)] });
        for (var i = 0; i < 1000; i++)
        {
            values.Record(i + 0.5, tags);
        }

        var many = host.Meter.CreateCounter<long>("many");
        for (var i = 0; i < 3000; i++)
        {
            many.Add(1, new KeyValuePair<string, object?>("id", i.ToString(CultureInfo.InvariantCulture)));
        }

        var read = await EmfHost.StopAsync(host);

        Assert.All(Enumerable.Range(0, 250), i => Assert.Equal(i, read[$"metric.{i}"].Sum));
        Assert.Equal(1, read["wide"].Sum);
        Assert.Single(read.Series.Keys, static k => k.StartsWith("wide{", StringComparison.Ordinal));
        Assert.Equal((1000, 500_000), (read["values"].Count, read["values"].Sum));
        Assert.Equal(3000, read["many"].Sum);
        Assert.Equal(3000, read.Series.Where(static s => s.Key.StartsWith("many{", StringComparison.Ordinal)).Sum(static s => s.Value.Sum));
        Assert.Contains("many{id=(overflow)}", read.Series.Keys);
    }

    [JudgedFact]
    public async Task Pain_17_A_tag_with_a_million_values_stays_within_the_series_limit_with_exact_totals_and_one_warning()
    {
        var host = await WorkerHost.StartAsync([.. EmfHost.Settings, new("Observability:Metrics:Dimensions:logins", "user,kind"), new("OTEL_METRIC_EXPORT_INTERVAL", "100")]);
        var counter = host.Meter.CreateCounter<long>("logins");
        for (var i = 0; i < 1_000_000; i++)
        {
            counter.Add(1, new("user", $"u{i}"), new("kind", i % 2));
        }

        var read = await EmfHost.StopAsync(host);

        Assert.Equal(1_000_000, read["logins"].Sum);
        Assert.Equal(1_000_000, read.Series.Where(static s => s.Key.StartsWith("logins{", StringComparison.Ordinal)).Sum(static s => s.Value.Sum));
        Assert.InRange(read.Series.Keys.Count(static k => k.StartsWith("logins{", StringComparison.Ordinal)), 2, 51);
        var warning = Assert.Single(host.Output.Lines.Select(static l => JsonDocument.Parse(l).RootElement), static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == 300);
        Assert.Equal("logins", warning.GetProperty("Instrument").GetString());
        Assert.Equal("user", warning.GetProperty("Attribute").GetString());
        Assert.Equal(51, warning.GetProperty("Distinct").GetInt32());
        Assert.StartsWith("u", warning.GetProperty("Sample").GetString(), StringComparison.Ordinal);
        Assert.Contains(read["observability.emf.billable_metrics"].Written, static n => n is > 50 and < 70);
    }

    [JudgedFact]
    public async Task Pain_17_Ten_thousand_user_ids_create_few_metrics_one_warning_and_stay_searchable_in_log_lines()
    {
        const int users = 10_000;
        const int limit = 20;
        var host = await WorkerHost.StartAsync([
            .. EmfHost.Settings, new("Observability:Metrics:Dimensions:logins", "user.id"), new("Observability:Metrics:MaxSeriesPerInstrument", $"{limit}")]);
        var counter = host.Meter.CreateCounter<long>("logins");
        var logger = host.Logger();
        for (var i = 0; i < users; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("user.id", $"u{i}"));
            logger.LogInformation("Login of {UserId}", $"u{i}");
            if (i % 1_000 == 0)
            {
                // An interval ends before OpenTelemetry's own limit of 2,000 combinations, which has a warning of its own.
                await host.Services.FlushTelemetryAsync();
            }
        }

        var read = await EmfHost.StopAsync(host);

        Assert.Equal(users, read["logins"].Sum);
        Assert.Equal(users, read.Series.Where(static s => s.Key.StartsWith("logins{", StringComparison.Ordinal)).Sum(static s => s.Value.Sum));
        Assert.InRange(read.Series.Keys.Count(static k => k.StartsWith("logins{", StringComparison.Ordinal)), 2, limit + 1);
        Assert.Equal(users, host.Events.Where(static e => e.TryGetProperty("UserId", out _)).Select(static e => e.GetProperty("UserId").GetString()).Distinct().Count());
        var warning = Assert.Single(host.Events, static e => e.TryGetProperty("level", out var level) && level.GetString() == "Warning");
        Assert.Equal(("logins", "user.id"), (warning.GetProperty("Instrument").GetString(), warning.GetProperty("Attribute").GetString()));
    }

    [JudgedFact]
    public async Task Random_tags_and_values_give_valid_documents_with_exact_totals()
    {
        var host = await EmfHost.StartAsync(new("OTEL_METRIC_EXPORT_INTERVAL", "50"), new("Observability:Metrics:Dimensions:any.0", "a,b"), new("Observability:Metrics:Dimensions:any.1", "b"), new("Observability:Metrics:MaxSeriesPerInstrument", "7"));
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

        var read = await EmfHost.StopAsync(host);

        for (var i = 0; i < truth.Length; i++)
        {
            Assert.Equal(truth[i], read[$"any.{i}"].Sum);
        }

        Assert.Equal(truth[0], read.Series.Where(static s => s.Key.StartsWith("any.0{", StringComparison.Ordinal)).Sum(static s => s.Value.Sum));
        Assert.Equal(truth[1], read.Series.Where(static s => s.Key.StartsWith("any.1{", StringComparison.Ordinal)).Sum(static s => s.Value.Sum));
    }

    [Theory]
    [InlineData("AWS_LAMBDA_FUNCTION_NAME", "f", true)]
    [InlineData("ECS_CONTAINER_METADATA_URI_V4", "http://127.0.0.1:1/v4/x", true)]
    [InlineData("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE", true)]
    [InlineData("AWS_EXECUTION_ENV", "CloudShell", false)]
    public async Task Is_enabled_by_default_where_standard_output_reaches_CloudWatch(string key, string value, bool on)
    {
        var host = await WorkerHost.StartAsync([new(key, value)]);
        host.Work();
        await host.DisposeAsync();

        Assert.Equal(on, host.Output.Text.Contains("\"_aws\"", StringComparison.Ordinal));
    }
}
