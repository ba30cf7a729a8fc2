using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using StandardObservability.Benchmarks.Micro;

namespace StandardObservability.Benchmarks.Metrics;

/// <summary>Writes an EMF document with three dimensions, and the same bytes from cached fragments.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
public class EmfDocumentBenchmarks : CaseBenchmarks
{
    private const int Documents = 16;

    [Params(1, 10, 100)]
    public int Metrics { get; set; }

    [Benchmark(Baseline = true, OperationsPerInvoke = Documents), BenchmarkCategory("Document")]
    public void Document_floor() => Run(string.Create(CultureInfo.InvariantCulture, $"emf-{Metrics}-floor"), Documents);

    [Benchmark(OperationsPerInvoke = Documents), BenchmarkCategory("Document")]
    public void Document_ours() => Run(string.Create(CultureInfo.InvariantCulture, $"emf-{Metrics}-ours"), Documents);
}
