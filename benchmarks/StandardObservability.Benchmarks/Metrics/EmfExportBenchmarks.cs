using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using StandardObservability.Benchmarks.Micro;

namespace StandardObservability.Benchmarks.Metrics;

/// <summary>Records, collects and exports an interval of 120 series, and does the same with an exporter that does nothing.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class EmfExportBenchmarks : CaseBenchmarks
{
    /// <summary>Cycles per flush of standard output, as in the instruction counts.</summary>
    private const int Cycles = 20;

    [Benchmark(Baseline = true, OperationsPerInvoke = Cycles), BenchmarkCategory("Export of 120 series")]
    public void Cycle_otlp_none() => Run("export-otlp-none", Cycles);

    [Benchmark(OperationsPerInvoke = Cycles), BenchmarkCategory("Export of 120 series")]
    public void Cycle_otlp() => Run("export-otlp", Cycles);

    [Benchmark(OperationsPerInvoke = Cycles), BenchmarkCategory("Export of 120 series")]
    public void Cycle_emf_none() => Run("export-emf-none", Cycles);

    [Benchmark(OperationsPerInvoke = Cycles), BenchmarkCategory("Export of 120 series")]
    public void Cycle_emf() => Run("export-emf", Cycles);
}
