using System.Diagnostics.Metrics;
using Judges;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Meters that are made and disposed of again and again.</summary>
[Collection(AloneTests.Name)]
public sealed class DisposedMetersTests
{
    private const int Meters = 1_000;
    private const int MetersPerExport = 20;

    /// <summary>The captured lines of the test itself are below this; the metrics of all meters would be ten times as much.</summary>
    private const long MaxGrowth = 20_000_000;

    [JudgedFact]
    public async Task Leave_neither_memory_nor_places_nor_documents()
    {
        using var emf = new EmfIntervals(static o => o.Dimensions["orders"] = "sku");
        await RunAsync(emf, Meters / 5);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var orders = await RunAsync(emf, Meters);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        var read = await emf.EndIntervalAsync();

        Assert.Equal(Meters, orders);
        Assert.Equal([1.0], read["observability.emf.billable_metrics"].Written);
        Assert.InRange(grown, long.MinValue, MaxGrowth);
    }

    /// <summary>Creates meters, records with each, and returns the total that was exported.</summary>
    private static async Task<double> RunAsync(EmfIntervals emf, int meters)
    {
        var total = 0.0;
        for (var i = 1; i <= meters; i++)
        {
            using (var meter = new Meter($"{emf.Name}.{i}"))
            {
                meter.CreateCounter<int>("orders").Add(1, new KeyValuePair<string, object?>("sku", $"s{i}"));
                meter.CreateGauge<int>($"depth.{i}").Record(i);
                meter.CreateObservableGauge($"observed.{i}", static () => 1);
            }

            total += i % MetersPerExport == 0 ? (await emf.FlushAsync())["orders"].Sum : 0;
        }

        return total;
    }
}
