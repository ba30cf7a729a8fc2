using BenchmarkDotNet.Running;
using StandardObservability.Benchmarks.Logging;
using StandardObservability.Benchmarks.Metrics;
using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Traces;

namespace StandardObservability.Benchmarks.Micro;

/// <summary>Runs BenchmarkDotNet and converts its reports to results.</summary>
/// <param name="isQuick">Whether to run only a short smoke test.</param>
/// <param name="only">Name of the benchmark class to run, or <see langword="null"/> for all.</param>
internal sealed class MicroSuite(bool isQuick, string? only)
{
    private readonly List<string> _classes = [];

    public IEnumerable<SuiteResult> Run()
    {
        List<SuiteResult> results =
        [
            .. Run<MetricRecordBenchmarks>("Metric record, caller", "Plain OpenTelemetry with one periodic reader, and a host with the registration and one metric output; 64 series.", MicroBars.OfRecords),
            .. Run<EmfDocumentBenchmarks>("Document of embedded metric format", "Three dimensions. `floor` writes the same bytes from cached fragments.", MicroBars.OfDocuments),
            .. Run<EmfExportBenchmarks>("Export of 120 series", "An interval: record, collect, export. `none` is the same interval with an exporter that does nothing; an exporter's own part is what its cycle takes beyond that.", MicroBars.OfExports),
            .. Run<TraceBenchmarks>("Traces", "The cases whose instructions are counted above.", MicroBars.OfTraces),
            .. Run<LogEventBenchmarks>("Log event, caller", $"Bursts of {LogBurst.Events:N0} events inside a span, the wait until they have left included; the console is nothing.", static _ => []),
            .. Run<DisabledLevelBenchmarks>("Log call of a level that is off", "A generated method with three arguments.", MicroBars.OfDisabledLevels),
        ];
        return results.Count > 0 ? results : throw new InvalidOperationException($"Unknown benchmark class \"{only}\". Known classes are {string.Join(", ", _classes)}.");
    }

    private IEnumerable<SuiteResult> Run<T>(string title, string method, Func<MicroRows, IEnumerable<Bar>> bars)
    {
        _classes.Add(typeof(T).Name);
        if (only is not null && only != typeof(T).Name)
        {
            yield break;
        }

        var rows = new MicroRows(BenchmarkRunner.Run<T>(MicroConfig.Create(isQuick)).Reports.Select(MicroRow.Of));
        yield return new SuiteResult(title, $"BenchmarkDotNet, medians. {method}")
        {
            Columns = ["operation", "pipeline", "ns", "ratio", "B"],
            Rows = [.. rows.Table],
            Bars = [.. bars(rows)],
        };
    }
}
