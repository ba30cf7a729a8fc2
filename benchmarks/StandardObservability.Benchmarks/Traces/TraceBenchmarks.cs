using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using StandardObservability.Benchmarks.Micro;

namespace StandardObservability.Benchmarks.Traces;

/// <summary>Trace ids, headers, samplers and a root span, with our code and with .NET or OpenTelemetry.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class TraceBenchmarks : CaseBenchmarks
{
    private const int Calls = 64;

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.Id)]
    public void Id_cryptographic() => Run("id-cryptographic", Calls);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.Id)]
    public void Id_runtime() => Run("id-runtime", Calls);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.Id)]
    public void Id_xray() => Run("id-xray", Calls);

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.Extract)]
    public void Extract_w3c() => Run("extract-w3c", Calls);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.Extract)]
    public void Extract_w3c_by_opentelemetry() => Run("extract-w3c-opentelemetry", Calls);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.Extract)]
    public void Extract_ours_w3c() => Run("extract-ours-w3c", Calls);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.Extract)]
    public void Extract_ours_xray() => Run("extract-ours-xray", Calls);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.Extract)]
    public void Extract_ours_xray_of_a_request() => Run("extract-ours-xray-request", Calls);

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.Inject)]
    public void Inject_w3c() => Run("inject-w3c", Calls);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.Inject)]
    public void Inject_ours_xray() => Run("inject-ours-xray", Calls);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.Inject)]
    public void Inject_ours_both_headers() => Run("inject-ours", Calls);

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.DecideRandom)]
    public void Sampler_sdk() => Run("sampler-sdk-random", Calls);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.DecideRandom)]
    public void Sampler_ours() => Run("sampler-ours-random", Calls);

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.DecideTime)]
    public void SamplerTime_sdk() => Run("sampler-sdk-time", Calls);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.DecideTime)]
    public void SamplerTime_ours() => Run("sampler-ours-time", Calls);

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.RootSpan)]
    public void RootSpan_default_ids() => Run("rootspan-default", Calls);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(TraceOperations.RootSpan)]
    public void RootSpan_xray_ids() => Run("rootspan-xray", Calls);
}
