using System.Text.Json;
using Judges;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Attributes that are not dimensions are properties of documents, where a metric has few combinations of them.</summary>
public sealed class SearchableAttributeTests
{
    private const string Billable = "observability.emf.billable_metrics";

    [JudgedFact]
    public async Task Each_combination_of_few_attributes_has_a_document_with_them_as_properties_and_all_are_one_metric()
    {
        using var emf = new EmfIntervals();
        var calls = emf.Meter.CreateHistogram<double>("calls.duration", "s");
        var retries = emf.Meter.CreateCounter<int>("retries");
        calls.Record(0.5, new("server.address", "a.example"), new("server.port", 443), new("cached", true));
        calls.Record(2, new("server.address", "b.example"), new("server.port", 443), new("cached", false));
        retries.Add(3, new("server.address", "b.example"), new("server.port", 443), new("cached", false));

        var read = await emf.EndIntervalAsync();

        var calledB = Assert.Single(Documents(emf), static d => Text(d, "server.address") == "b.example");
        Assert.Equal((443, false), (calledB.GetProperty("server.port").GetInt32(), calledB.GetProperty("cached").GetBoolean()));
        Assert.Equal(2, calledB.GetProperty("calls.duration").GetProperty("Sum").GetDouble());
        Assert.Equal(3, calledB.GetProperty("retries").GetInt32());
        var all = read["calls.duration"];
        Assert.Equal((2, 2.5, 0.5, 2), (all.Count, all.Sum, all.Min, all.Max));
        Assert.Equal([3.0], read[Billable].Written);
        Assert.Equal(["calls.duration", Billable, "retries"], read.Series.Keys.Order(StringComparer.Ordinal));
    }

    [JudgedFact]
    public async Task More_than_20_combinations_are_combined_until_an_interval_has_fewer()
    {
        using var emf = new EmfIntervals();
        var orders = emf.Meter.CreateCounter<int>("orders");
        var written = new List<int>();
        foreach (var combinations in (int[])[20, 21, 3])
        {
            for (var i = 0; i < combinations; i++)
            {
                orders.Add(1, new KeyValuePair<string, object?>("sku", $"s{i}"));
            }

            var read = await emf.EndIntervalAsync();
            Assert.Equal(combinations, read["orders"].Sum);
            written.Add(read["orders"].Written.Count);
        }

        Assert.Equal([20, 1, 3], written);
    }

    [JudgedFact]
    public async Task A_service_has_at_most_100_such_documents_for_each_interval_and_the_rest_is_combined()
    {
        using var emf = new EmfIntervals();
        for (var m = 0; m < 10; m++)
        {
            var counter = emf.Meter.CreateCounter<int>($"orders.{m}");
            for (var i = 0; i < 20; i++)
            {
                counter.Add(1, new KeyValuePair<string, object?>($"sku{m}", i));
            }
        }

        var read = await emf.EndIntervalAsync();

        Assert.All(Enumerable.Range(0, 10), m => Assert.Equal(20, read[$"orders.{m}"].Sum));
        Assert.Equal(101, Documents(emf).Count);
        Assert.Equal([11.0], read[Billable].Written);
    }

    [JudgedFact]
    public async Task Attributes_that_change_in_every_interval_leave_no_documents_behind_and_keep_the_metric()
    {
        using var emf = new EmfIntervals();
        var orders = emf.Meter.CreateCounter<int>("orders");
        for (var i = 0; i < 200; i++)
        {
            orders.Add(1, new KeyValuePair<string, object?>("id", $"id{i}"));
            orders.Add(1, new KeyValuePair<string, object?>("id", $"other{i}"));
            var read = await emf.EndIntervalAsync();
            Assert.Equal((2, 2), (read["orders"].Sum, read["orders"].Written.Count));
            Assert.Equal([2.0], read[Billable].Written);
        }
    }

    [JudgedFact]
    public async Task Names_that_the_document_uses_and_secrets_and_values_that_cannot_be_read_do_no_harm()
    {
        using var emf = new EmfIntervals();
        var orders = emf.Meter.CreateCounter<int>("orders");
        orders.Add(1, new("Service", "mine"), new("_aws", "mine"), new("service.version", "mine"));
        orders.Add(2, new KeyValuePair<string, object?>("orders", "like the metric"));
        orders.Add(4, new KeyValuePair<string, object?>("password", "hunter2"));
        orders.Add(8, new KeyValuePair<string, object?>("bad", new Throwing()));
        orders.Add(16, new KeyValuePair<string, object?>("long", new string('€', 5_000)));
        orders.Add(32, new KeyValuePair<string, object?>("\u0007 \"x\"", null));
        orders.Add(64);

        var read = await emf.EndIntervalAsync();

        Assert.Equal(127, read["orders"].Sum);
        Assert.Equal(0, emf.Counts.Emf.Lost);
        Assert.Equal(["shop"], Documents(emf).Select(static d => Text(d, "Service")).Distinct());
        Assert.Equal("mine", Text(Assert.Single(Documents(emf), static d => d.TryGetProperty("attributes.Service", out _)), "attributes._aws"));
        Assert.DoesNotContain(emf.Lines, static l => l.Contains("hunter2", StringComparison.Ordinal));
        Assert.Contains(Documents(emf), static d => d.TryGetProperty("password", out _));
        Assert.Contains(Documents(emf), static d => Text(d, "\u0007 \"x\"") == "(empty)");
        Assert.Single(Documents(emf), static d => d.GetProperty("orders").GetInt32() == 2 + 8 + 16 + 64);
    }

    [JudgedFact]
    public async Task Instruments_of_two_meters_with_the_same_name_share_their_documents()
    {
        using var emf = new EmfIntervals();
        using var second = new System.Diagnostics.Metrics.Meter(emf.Name + ".second");
        emf.Meter.CreateCounter<int>("orders").Add(1, new KeyValuePair<string, object?>("sku", "a"));
        second.CreateCounter<int>("orders").Add(2, new KeyValuePair<string, object?>("sku", "a"));

        Assert.Equal([3.0], (await emf.EndIntervalAsync())["orders"].Written);
        second.Dispose();
        emf.Meter.Dispose();
        Assert.Equal([1.0], (await emf.EndIntervalsAsync(TimeSpan.FromMinutes(90)))[Billable].Written);
    }

    private static List<JsonElement> Documents(EmfIntervals emf) => [.. emf.Lines.Select(static l => JsonDocument.Parse(l).RootElement)];

    private static string? Text(JsonElement document, string name) => document.TryGetProperty(name, out var value) ? value.GetString() : null;

    private sealed class Throwing
    {
        public override string ToString() => throw new InvalidOperationException("hostile");
    }
}
