using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Validators;
using Perfolizer.Horology;

namespace StandardObservability.Benchmarks.Micro;

/// <summary>How BenchmarkDotNet measures here.</summary>
internal static class MicroConfig
{
    public static IConfig Create(bool isQuick) => ManualConfig.CreateEmpty()
        .AddJob(isQuick
            ? Job.Default.WithWarmupCount(8).WithIterationCount(3).WithIterationTime(TimeInterval.FromMilliseconds(100))
            : Job.Default.WithWarmupCount(8).WithIterationCount(9).WithIterationTime(TimeInterval.FromMilliseconds(150)))
        .AddLogger(ConsoleLogger.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddValidator(JitOptimizationsValidator.FailOnError)
        // It builds a project of its own first; two minutes, its default, are too few for a machine that has other work.
        .WithBuildTimeout(TimeSpan.FromMinutes(10))
        .WithArtifactsPath(Path.Combine(Repository.Artifacts, "benchmarkdotnet"));
}
