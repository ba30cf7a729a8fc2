using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Validators;
using Perfolizer.Horology;

namespace StandardObservability.Benchmarks.Micro;

/// <summary>The configuration of BenchmarkDotNet.</summary>
internal static class MicroConfig
{
    public static IConfig Create(bool isQuick) => ManualConfig.CreateEmpty()
        .AddJob(isQuick
            ? Job.Default.WithWarmupCount(8).WithIterationCount(3).WithIterationTime(TimeInterval.FromMilliseconds(100))
            : Job.Default.WithWarmupCount(8).WithIterationCount(9).WithIterationTime(TimeInterval.FromMilliseconds(150)))
        .AddLogger(ConsoleLogger.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddValidator(JitOptimizationsValidator.FailOnError)
        // BenchmarkDotNet builds a project first. The default timeout of two minutes is too short on a busy machine.
        .WithBuildTimeout(TimeSpan.FromMinutes(10))
        .WithArtifactsPath(Path.Combine(Repository.Artifacts, "benchmarkdotnet"));
}
