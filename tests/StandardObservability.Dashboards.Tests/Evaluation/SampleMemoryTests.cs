using System.Runtime.CompilerServices;
using StandardObservability.Dashboards.Evaluation.Samples;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Evaluation;

/// <summary>What measurements take in memory. Runs alone, because it measures the memory of the process.</summary>
[Collection(nameof(SampleMemoryTests))]
[CollectionDefinition(nameof(SampleMemoryTests), DisableParallelization = true)]
public sealed class SampleMemoryTests
{
    private const int RequestsPerSecond = 500;
    private const int LinesPerRequest = 5;
    private const long MaxBytes = 9 * 1024 * 1024;

    private static readonly string[] Routes = ["/orders", "/orders/{id}", "/stock"];
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The page has 16 MB, of which traces take 6.</summary>
    [Fact]
    public void An_hour_of_500_requests_a_second_with_five_log_lines_each_takes_less_than_9_MB()
    {
        var stores = new SampleStore?[1];
        Fill(stores);
        var with = GC.GetTotalMemory(forceFullCollection: true);
        stores[0] = null;

        // What is released with the store, and not what was added since before: what other tests left may go meanwhile.
        Assert.InRange(with - GC.GetTotalMemory(forceFullCollection: true), 1, MaxBytes);
        GC.KeepAlive(stores);
    }

    /// <summary>Not inlined, so that no local of the test holds the store.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fill(SampleStore?[] stores)
    {
        var model = StandardModel.For("shop");
        var store = new SampleStore(model);
        var random = new Random(1);
        var levels = model.Reads.Select(static r => r.Signal.Measured).Where(static s => s.IsLevel).Select(static s => s.Name).Distinct().ToList();

        // Older seconds are overwritten, so the last 20 minutes of the hour fill what an hour does; minutes are kept for a day and cheap.
        for (var second = 0; second < 20 * 60; second++)
        {
            Fill(store, random, levels, Start.AddSeconds(second));
        }

        stores[0] = store;
    }

    private static void Fill(SampleStore store, Random random, List<string> levels, DateTimeOffset now)
    {
        for (var i = 0; i < RequestsPerSecond; i++)
        {
            var attributes = new Dictionary<string, string>
            {
                ["http.route"] = Routes[i % Routes.Length],
                ["http.response.status_code"] = i % 50 == 0 ? "500" : i % 20 == 0 ? "404" : "200",
                ["http.request.method"] = "GET",
            };
            store.Add("http.server.request.duration", attributes, now, Math.Exp(random.NextDouble() * 6) / 1_000);
        }

        for (var i = 0; i < RequestsPerSecond * LinesPerRequest / 100; i++)
        {
            store.Add(LogCountQuery.LogEvents, new Dictionary<string, string> { ["level"] = "Information" }, now, 100);
        }

        foreach (var level in levels)
        {
            store.Add(level, new Dictionary<string, string>(), now, random.Next());
        }
    }
}
