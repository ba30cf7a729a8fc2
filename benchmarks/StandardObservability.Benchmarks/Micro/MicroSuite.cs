using BenchmarkDotNet.Running;
using StandardObservability.Benchmarks.Logging;
using StandardObservability.Benchmarks.Metrics;
using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Micro;

/// <summary>Runs BenchmarkDotNet and reads its summary.</summary>
internal sealed class MicroSuite(bool isQuick)
{
    /// <summary>Room for the noise of a shared machine, as long as it is time that is judged.</summary>
    private const double Tolerance = 1.15;

    public IEnumerable<SuiteResult> Run()
    {
        yield return Report("Metric record, caller", "BenchmarkDotNet, medians. Plain OpenTelemetry with one periodic reader, and a host with the one line and one metric output; 64 series.", Run<MetricRecordBenchmarks>(), MetricBars);
        yield return Report("Log event, caller", $"BenchmarkDotNet, medians. Bursts of {LogBurst.Events:N0} events inside a span, the wait until they have left included; the console is nothing.", Run<LogEventBenchmarks>(), static _ => []);
    }

    private List<MicroRow> Run<T>() => [.. BenchmarkRunner.Run<T>(MicroConfig.Create(isQuick)).Reports.Select(MicroRow.Of)];

    private static SuiteResult Report(string title, string method, List<MicroRow> rows, Func<List<MicroRow>, IEnumerable<Bar>> bars) => new(title, method)
    {
        Columns = ["operation", "pipeline", "ns", "ratio", "B"],
        Rows = [.. rows.OrderBy(static r => r.Group, StringComparer.Ordinal).Select(r =>
            (string[])[r.Group, r.State, Figure.Of(r.Nanoseconds), Figure.Ratio(r.Nanoseconds / BaselineOf(rows, r).Nanoseconds), Figure.Of(r.Bytes)])],
        Bars = [.. bars(rows)],
    };

    private static MicroRow BaselineOf(List<MicroRow> rows, MicroRow row) => rows.First(r => r.IsBaseline && r.Group == row.Group);

    private static IEnumerable<Bar> MetricBars(List<MicroRow> rows)
    {
        var ours = rows.FindAll(static r => !r.IsBaseline);
        yield return Bar.AtMost("bytes that a record adds to plain OpenTelemetry's, most of all operations", 0, ours.Max(r => r.Bytes - BaselineOf(rows, r).Bytes), " B", isGate: true);
        yield return Bar.AtMost("time of a record, ours / plain, median of the operations", Tolerance, Figure.Median(ours.Select(r => r.Nanoseconds / BaselineOf(rows, r).Nanoseconds)), "x", isGate: false);
    }
}
