using BenchmarkDotNet.Reports;

namespace StandardObservability.Benchmarks.Micro;

/// <summary>The figures of one benchmark.</summary>
/// <param name="Group">The operation, for example counting with three tags.</param>
/// <param name="State">The pipeline.</param>
/// <param name="IsBaseline">Whether the others in the group are compared with it.</param>
/// <param name="Nanoseconds">Median time of an operation.</param>
/// <param name="Bytes">Allocated bytes of an operation, on all threads.</param>
internal sealed record MicroRow(string Group, string State, bool IsBaseline, double Nanoseconds, double Bytes)
{
    public static MicroRow Of(BenchmarkReport report)
    {
        var benchmark = report.BenchmarkCase;
        var descriptor = benchmark.Descriptor;
        var method = descriptor.WorkloadMethod.Name;
        var group = string.Join(", ", [.. descriptor.Categories, .. benchmark.Parameters.Items.Select(static p => $"{p.Value} {p.Name.ToLowerInvariant()}")]);
        return new MicroRow(
            group.Length > 0 ? group : "Log event",
            group.Length > 0 ? method[(method.IndexOf('_', StringComparison.Ordinal) + 1)..].Replace('_', ' ') : method.Replace('_', ' '),
            descriptor.Baseline,
            report.ResultStatistics?.Median ?? throw new InvalidOperationException($"{benchmark.DisplayInfo} did not run. See the output of BenchmarkDotNet above."),
            (double)(report.GcStats.GetBytesAllocatedPerOperation(benchmark) ?? 0));
    }
}
