using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>Processor time and bytes of a log event, each pipeline in fresh processes and interleaved rounds.</summary>
internal sealed class LogCostSuite(bool isQuick)
{
    private readonly int _rounds = isQuick ? 2 : 5;
    private readonly int _bursts = isQuick ? 100 : 200;

    public SuiteResult Run()
    {
        var costs = LogPipeline.Names.ToDictionary(static n => n, static _ => new List<LogCost>());
        for (var round = 0; round < _rounds; round++)
        {
            foreach (var name in LogPipeline.Names)
            {
                Console.WriteLine($"Round {round + 1} of {_rounds}: log events, {name}");
                costs[name].Add(LogCost.Parse(Tool.Output("dotnet", typeof(LogCostSuite).Assembly.Location, Verbs.LogCostAlone, name, $"{_bursts}")));
            }
        }

        return Report(costs);
    }

    private SuiteResult Report(Dictionary<string, List<LogCost>> costs)
    {
        var names = LogPipeline.Names;
        var time = names.ToDictionary(static n => n, n => Figure.Median(costs[n].Select(static c => c.CpuNanoseconds)));
        var bytes = names.ToDictionary(static n => n, n => Figure.Median(costs[n].Select(static c => c.Bytes)));
        return new SuiteResult("Log event, whole process", $"""
            The same event in bursts of {LogBurst.Events:N0}, measured as processor time of all threads until everything has left; {_rounds} interleaved
            rounds in fresh, warmed processes, medians. `opentelemetry` ends in an exporter that serializes nothing: a floor, not a rival.
            """)
        {
            Columns = ["pipeline", "CPU ns/event", "ratio", "B/event"],
            Rows = [.. names.Select(n => (string[])[n, Figure.Of(time[n]), Figure.Ratio(time[n] / time[ConsoleJsonPipeline.Name]), Figure.Of(bytes[n])])],
            Bars = [.. Bars(time, bytes)],
        };
    }

    private static IEnumerable<Bar> Bars(Dictionary<string, double> time, Dictionary<string, double> bytes)
    {
        const string Ours = OursPipeline.Name;
        yield return Bar.AtMost("CPU per event, ours / console JSON", 0.40, time[Ours] / time[ConsoleJsonPipeline.Name], "x", isGate: false);
        yield return Bar.AtMost("CPU per event, ours / Serilog", 0.30, time[Ours] / time[SerilogPipeline.Name], "x", isGate: false);
        yield return Bar.AtMost("bytes per event, ours / Serilog", 0.02, bytes[Ours] / bytes[SerilogPipeline.Name], "x", isGate: false);
        yield return Bar.AtMost("bytes per event, of which the caller's two numbers are 48", 48, bytes[Ours], " B", isGate: false);
    }
}
