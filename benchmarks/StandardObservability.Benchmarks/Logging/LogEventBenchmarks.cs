using BenchmarkDotNet.Attributes;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>A log event with three properties in a span until it is written. The wait of each burst is divided by its events.</summary>
[MemoryDiagnoser]
public class LogEventBenchmarks
{
    private LogPipeline _pipeline = null!;
    private LogBurst _burst = null!;

    [GlobalSetup(Target = nameof(Console_json))]
    public void SetUpConsoleJson() => SetUp(ConsoleJsonPipeline.Name);

    [GlobalSetup(Target = nameof(Serilog_compact_json))]
    public void SetUpSerilog() => SetUp(SerilogPipeline.Name);

    [GlobalSetup(Target = nameof(OpenTelemetry_to_nothing))]
    public void SetUpOpenTelemetry() => SetUp(OpenTelemetryPipeline.Name);

    [GlobalSetup(Target = nameof(Ours))]
    public void SetUpOurs() => SetUp(OursPipeline.Name);

    [GlobalCleanup]
    public void CleanUp()
    {
        _burst.Dispose();
        _pipeline.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = LogBurst.Events)]
    public void Console_json() => _burst.Run();

    [Benchmark(OperationsPerInvoke = LogBurst.Events)]
    public void Serilog_compact_json() => _burst.Run();

    [Benchmark(OperationsPerInvoke = LogBurst.Events)]
    public void OpenTelemetry_to_nothing() => _burst.Run();

    [Benchmark(OperationsPerInvoke = LogBurst.Events)]
    public void Ours() => _burst.Run();

    private void SetUp(string name)
    {
        _pipeline = LogPipeline.Create(name);
        _burst = new LogBurst(_pipeline);
        _burst.WarmUp();
    }
}
