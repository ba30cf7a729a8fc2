using System.Diagnostics.Metrics;
using StandardObservability.SdkInternals;
using Xunit;

namespace StandardObservability.Tests.SdkInternals;

public sealed class RuntimeLevelCountersTests
{
    [Fact]
    public void The_named_counters_are_still_declared_as_monotonic_counters_of_the_runtime()
    {
        var counters = RuntimeInstruments().Where(static i => RuntimeLevelCounters.Contains(i.Name)).ToList();

        Assert.Equal(["dotnet.thread_pool.queue.length", "dotnet.thread_pool.thread.count"], counters.Select(static i => i.Name).Order(StringComparer.Ordinal));
        Assert.All(counters, static i => Assert.IsType<ObservableCounter<long>>(i));
    }

    [Fact]
    public void All_other_counters_of_the_runtime_are_known_to_increase_only()
    {
        var others = RuntimeInstruments().Where(static i => i is ObservableCounter<long> && !RuntimeLevelCounters.Contains(i.Name));

        Assert.Equal(
            [
                "dotnet.gc.collections",
                "dotnet.gc.heap.total_allocated",
                "dotnet.jit.compiled_il.size",
                "dotnet.jit.compiled_methods",
                "dotnet.monitor.lock_contentions",
                "dotnet.thread_pool.work_item.count",
            ],
            others.Select(static i => i.Name).Order(StringComparer.Ordinal));
    }

    private static List<Instrument> RuntimeInstruments()
    {
        List<Instrument> instruments = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == "System.Runtime")
                {
                    instruments.Add(instrument);
                }
            },
        };
        listener.Start();
        return instruments;
    }
}
