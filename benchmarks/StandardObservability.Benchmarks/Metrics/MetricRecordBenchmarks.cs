using System.Diagnostics;
using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using InstructionCounts;

namespace StandardObservability.Benchmarks.Metrics;

/// <summary>Records a counter and a histogram, with plain OpenTelemetry and in a host with the registration.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
public class MetricRecordBenchmarks
{
    private const int Series = 64;

    private static readonly string[] Routes = [.. Enumerable.Range(0, Series).Select(static i => $"/route/{i}")];

    private readonly Meter _meter = new("Benchmarks.Record");
    private Counter<long> _counter = null!;
    private Histogram<double> _histogram = null!;
    private IDisposable _pipeline = null!;
    private int _next;

    [Params(0, 3, 5)]
    public int Tags { get; set; }

    private string Route => Routes[_next++ % Series];

    [GlobalSetup(Targets = [nameof(Counter_plain), nameof(Histogram_plain)])]
    public void SetUpPlain() => SetUp(MetricPipelines.PlainDelta);

    [GlobalSetup(Targets = [nameof(Counter_ours), nameof(Histogram_ours)])]
    public void SetUpOurs() => SetUp(MetricPipelines.OursEmf);

    [GlobalCleanup]
    public void CleanUp() => _pipeline.Dispose();

    [Benchmark(Baseline = true), BenchmarkCategory("Counter.Add")]
    public void Counter_plain() => Count();

    [Benchmark, BenchmarkCategory("Counter.Add")]
    public void Counter_ours() => Count();

    [Benchmark(Baseline = true), BenchmarkCategory("Histogram.Record")]
    public void Histogram_plain() => Measure();

    [Benchmark, BenchmarkCategory("Histogram.Record")]
    public void Histogram_ours() => Measure();

    private void SetUp(string pipeline)
    {
        _counter = _meter.CreateCounter<long>("benchmark.count");
        _histogram = _meter.CreateHistogram<double>("benchmark.duration", "s");
        _pipeline = MetricPipelines.Create(pipeline, _meter.Name);
        if (!_counter.Enabled || !_histogram.Enabled)
        {
            throw new InvalidOperationException("The meter of the benchmark is not collected, so nothing would be measured.");
        }
    }

    private void Count()
    {
        switch (Tags)
        {
            case 0: _counter.Add(1); break;
            case 3: _counter.Add(1, new("route", Route), new("method", "GET"), new("outcome", "ok")); break;
            default: _counter.Add(1, FiveTags()); break;
        }
    }

    private void Measure()
    {
        switch (Tags)
        {
            case 0: _histogram.Record(0.012); break;
            case 3: _histogram.Record(0.012, new("route", Route), new("method", "GET"), new("outcome", "ok")); break;
            default: _histogram.Record(0.012, FiveTags()); break;
        }
    }

    private TagList FiveTags() => new() { { "route", Route }, { "method", "GET" }, { "outcome", "ok" }, { "tenant", "blue" }, { "version", "v2" } };
}
