using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>Processor time and bytes of a log event, each pipeline in fresh processes and interleaved rounds.</summary>
internal sealed class LogCostSuite(bool isQuick)
{
    private readonly int _rounds = isQuick ? 2 : 7;
    private readonly int _bursts = isQuick ? 100 : 200;

    private readonly Dictionary<string, List<LogCost>> _costs = LogPipeline.ToNothing.Concat(LogPipeline.ToStandardOutput).ToDictionary(static n => n, static _ => new List<LogCost>());

    public IEnumerable<SuiteResult> Run()
    {
        for (var round = 0; round < _rounds; round++)
        {
            foreach (var (name, costs) in _costs)
            {
                Console.WriteLine($"Round {round + 1} of {_rounds}: log events, {name}");
                costs.Add(Measure(name));
            }
        }

        yield return Report("Log event, whole process", LogPipeline.ToNothing, $"""
            The same event in bursts of {LogBurst.Events:N0}, measured as processor time of all threads until everything is written to a null output;
            {_rounds} interleaved rounds in fresh, warmed processes, medians. `opentelemetry` ends in an exporter that does not serialize: it is a lower limit, not a competitor.
            """, Bars());
        yield return Report("Log event on standard output, whole process", LogPipeline.ToStandardOutput, """
            The same with the real standard output of the process, redirected to `/dev/null`. This includes the cost of writing.
            """, [Goal("CPU per event on standard output, ours / console JSON", 0.30, LogPipeline.OnOutput(OursPipeline.Name), LogPipeline.OnOutput(ConsoleJsonPipeline.Name))]);
    }

    private LogCost Measure(string name) => LogCost.Parse(Tool.Errors(
        "sh", "-c", "exec \"$@\" > /dev/null", "sh", "dotnet", typeof(LogCostSuite).Assembly.Location, Verbs.LogCostAlone, name, $"{_bursts}"));

    private SuiteResult Report(string title, IReadOnlyList<string> names, string method, IReadOnlyList<Bar> bars) => new(title, method)
    {
        Columns = ["pipeline", "CPU ns/event", "ratio", "B/event"],
        Rows = [.. names.Select(n => (string[])[n, Figure.Of(Time(n)), Figure.Ratio(Time(n) / Time(names[0])), Figure.Of(Bytes(n))])],
        Bars = bars,
    };

    private Bar[] Bars() =>
    [
        Goal("CPU per event, ours / console JSON", 0.35, OursPipeline.Name, ConsoleJsonPipeline.Name),
        Goal("CPU per event, ours / Serilog", 0.25, OursPipeline.Name, SerilogPipeline.Name),
        Bar.AtMost("bytes per event, ours / Serilog", 0.02, Bytes(OursPipeline.Name) / Bytes(SerilogPipeline.Name), "x", isGate: true),
        Bar.AtMost("bytes per event, of which the caller's two numbers are 48", 48, Bytes(OursPipeline.Name), " B", isGate: true),
    ];

    private Bar Goal(string promise, double limit, string ours, string theirs) => Bar.AtMost(promise, limit, Time(ours) / Time(theirs), "x", isGate: false);

    private double Time(string name) => Figure.Median(_costs[name].Select(static c => c.CpuNanoseconds));

    private double Bytes(string name) => Figure.PerOperation(Figure.Median(_costs[name].Select(static c => c.Bytes)));
}
