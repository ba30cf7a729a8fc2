using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Judges;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Long runs with many threads, many values and a real export interval.</summary>
[Collection(AloneTests.Name)]
public sealed class EmfUnderLoadTests
{
    private const int Threads = 64;
    private const int Megabyte = 1024 * 1024;

    [JudgedFact]
    public async Task Totals_of_64_threads_and_3_meters_over_30_seconds_are_exact()
    {
        var host = await StartAsync([new("Observability:Metrics:Dimensions:done", "worker"), new("Observability:Metrics:MaxSeriesPerInstrument", "100")], "Load.A", "Load.B");
        using var a = new Meter("Load.A");
        using var b = new Meter("Load.B");
        Meter[] meters = [a, b, host.Meter];
        var counters = Array.ConvertAll(meters, static m => m.CreateCounter<long>("done"));
        var own = Array.ConvertAll(meters, static m => m.CreateCounter<long>($"own.{m.Name[^1]}"));
        var took = Array.ConvertAll(meters, static m => m.CreateHistogram<double>($"took.{m.Name[^1]}"));
        var end = Stopwatch.GetTimestamp() + (30 * Stopwatch.Frequency);
        var rounds = new long[Threads];
        var threads = Array.ConvertAll([.. Enumerable.Range(0, Threads)], t => new Thread(() =>
        {
            var worker = new KeyValuePair<string, object?>("worker", $"w{t}");
            while (Stopwatch.GetTimestamp() < end)
            {
                counters[t % 3].Add(1, worker);
                own[t % 3].Add(t, worker);
                took[t % 3].Record(t + 1);
                rounds[t]++;
            }
        }));
        Array.ForEach(threads, static t => t.Start());
        Array.ForEach(threads, static t => t.Join());

        var read = await StopAsync(host);

        Assert.Equal(rounds.Sum(), read["done"].Sum);
        Assert.All(Enumerable.Range(0, Threads), t => Assert.Equal(rounds[t], read[$"done{{worker=w{t}}}"].Sum));
        for (var m = 0; m < 3; m++)
        {
            var mine = Enumerable.Range(0, Threads).Where(t => t % 3 == m).ToList();
            var name = meters[m].Name[^1];
            Assert.Equal(mine.Sum(t => t * rounds[t]), read[$"own.{name}"].Sum);
            Assert.Equal(
                (mine.Sum(t => rounds[t]), mine.Sum(t => (t + 1.0) * rounds[t]), mine[0] + 1, mine[^1] + 1),
                (read[$"took.{name}"].Count, read[$"took.{name}"].Sum, read[$"took.{name}"].Min, read[$"took.{name}"].Max));
        }

        Assert.InRange(read["observability.emf.billable_metrics"].Written.Count, 5, 35);
        Assert.Equal(host.Counts.Emf.Produced, host.Counts.Emf.Sent);
    }

    [JudgedFact]
    public async Task A_tag_with_a_million_values_in_a_minute_stays_within_the_series_limit_and_leaks_no_memory()
    {
        const int values = 1_000_000;
        var host = await StartAsync([new("Observability:Metrics:Dimensions:logins", "user.id")]);
        var logins = host.Meter.CreateCounter<long>("logins");
        for (var i = 0; i < 10_000; i++)
        {
            logins.Add(1, new KeyValuePair<string, object?>("user.id", $"before{i}"));
        }

        var heap = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < values; i++)
        {
            logins.Add(1, new KeyValuePair<string, object?>("user.id", $"user{i}"));
            if (i % 10_000 == 0)
            {
                var ahead = TimeSpan.FromMinutes((double)i / values) - Stopwatch.GetElapsedTime(started);
                await Task.Delay(ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero);
                most = i % 100_000 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)) : most;
            }
        }

        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        var read = await StopAsync(host);

        Assert.InRange((most - heap) / Megabyte, long.MinValue, 19);
        Assert.Equal(values + 10_000, read["logins"].Sum);
        var details = read.Series.Where(static s => s.Key.StartsWith("logins{", StringComparison.Ordinal)).ToList();
        Assert.InRange(details.Count, 2, 51);
        Assert.Equal(values + 10_000, details.Sum(static d => d.Value.Sum));
        Assert.Single(host.Output.Lines, static l => JsonDocument.Parse(l).RootElement.TryGetProperty("event_id", out var id) && id.GetInt32() == 300);
    }

    private static Task<WorkerHost> StartAsync(KeyValuePair<string, string?>[] settings, params string[] meters) => WorkerHost.StartAsync([
        new("OTEL_METRICS_EXPORTER", "awsemf"),
        new("OTEL_METRIC_EXPORT_INTERVAL", "1000"),
        new("Observability:Metrics:Instrumentations:Runtime", "false"),
        new("Observability:Meters", string.Join(',', meters)),
        .. settings]);

    private static async Task<CloudWatchReader> StopAsync(WorkerHost host)
    {
        await host.DisposeAsync();
        return await CloudWatchReader.ReadAsync(host.Output.Lines);
    }
}
