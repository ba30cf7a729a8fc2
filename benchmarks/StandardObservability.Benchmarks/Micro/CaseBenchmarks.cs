using BenchmarkDotNet.Attributes;
using InstructionCounts;

namespace StandardObservability.Benchmarks.Micro;

/// <summary>Measures the time of the cases whose instructions are counted. BenchmarkDotNet starts a process for each benchmark, so each has one case.</summary>
[MemoryDiagnoser]
public abstract class CaseBenchmarks
{
    private ICase? _case;

    [GlobalCleanup]
    public void CleanUp() => _case?.Dispose();

    protected void Run(string name, int operations) => (_case ??= Cases.Create(name)).Run(operations);
}
