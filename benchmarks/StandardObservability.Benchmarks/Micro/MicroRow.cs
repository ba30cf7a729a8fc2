using BenchmarkDotNet.Reports;

namespace StandardObservability.Benchmarks.Micro;

/// <summary>One benchmark's figures.</summary>
/// <param name="Group">What is done, for example a count with three tags.</param>
/// <param name="State">By which pipeline.</param>
/// <param name="IsBaseline">Whether the others of the group are compared with it.</param>
/// <param name="Nanoseconds">Median of an operation.</param>
/// <param name="Bytes">Allocated by an operation, on all threads.</param>
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
            report.ResultStatistics?.Median ?? throw new InvalidOperationException($"{benchmark.DisplayInfo} did not run; BenchmarkDotNet's output above says why."),
            (double)(report.GcStats.GetBytesAllocatedPerOperation(benchmark) ?? 0));
    }
}
