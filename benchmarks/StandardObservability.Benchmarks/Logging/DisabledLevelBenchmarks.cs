using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>A log call with a disabled level, in a factory without providers and in one with the registration.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class DisabledLevelBenchmarks
{
    public const string Call = "disabled level";

    private const int Calls = 1000;

    private LoggerFactory _nobody = null!;
    private LogPipeline _pipeline = null!;
    private ILogger _silent = null!;
    private ILogger _ours = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _nobody = new LoggerFactory();
        _pipeline = LogPipeline.Create(OursPipeline.Name);
        (_silent, _ours) = (_nobody.CreateLogger("Checkout.Api.Orders"), _pipeline.Logger);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _nobody.Dispose();
        _pipeline.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls), BenchmarkCategory(Call)]
    public void Disabled_no_provider() => Run(_silent);

    [Benchmark(OperationsPerInvoke = Calls), BenchmarkCategory(Call)]
    public void Disabled_ours() => Run(_ours);

    private static void Run(ILogger logger)
    {
        for (var i = 0; i < Calls; i++)
        {
            Log.Considered(logger, i, "B00K", 12.5);
        }
    }
}
