using System.Diagnostics.Metrics;

namespace InstructionCounts;

/// <summary>One counter with three tags, heard by a pipeline.</summary>
internal sealed class CounterCase : ICase
{
    private readonly Meter _meter = new(nameof(InstructionCounts));
    private readonly IDisposable _pipeline;
    private readonly Counter<long> _counter;

    public CounterCase(string pipeline)
    {
        _pipeline = MetricPipelines.Create(pipeline, _meter.Name);
        _counter = _meter.CreateCounter<long>("benchmark.count");
    }

    public void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            // One series: which others it would share a hash bucket with changes from process to process.
            _counter.Add(1, new("route", "/orders/{id}"), new("method", "GET"), new("outcome", "ok"));
        }
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        _meter.Dispose();
    }
}
