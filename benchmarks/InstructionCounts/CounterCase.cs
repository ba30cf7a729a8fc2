using System.Diagnostics.Metrics;

namespace InstructionCounts;

/// <summary>Records a counter with three tags that a pipeline collects.</summary>
internal sealed class CounterCase : ICase
{
    private readonly Meter _meter = new(nameof(InstructionCounts));
    private readonly IDisposable _pipeline;
    private readonly Counter<long> _counter;

    public CounterCase(string pipeline)
    {
        _pipeline = MetricPipelines.Create(pipeline, _meter.Name);
        _counter = _meter.CreateCounter<long>("benchmark.count");
        MetricPipelines.ExportTwice(_pipeline, () => Run(1));
    }

    public void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            // Only one series: with more, hash collisions differ from process to process.
            _counter.Add(1, new("route", "/orders/{id}"), new("method", "GET"), new("outcome", "ok"));
        }
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        _meter.Dispose();
    }
}
