using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;
using StandardObservability.Benchmarks.StartUp;

namespace StandardObservability.Benchmarks.WarmUp;

/// <summary>Writes the table of the warm-up suite.</summary>
internal static class WarmUpReport
{
    public static SuiteResult Write(Dictionary<StartVariant, List<double[]>> samples, int[] stages, int rounds)
    {
        var (bare, handWired) = (Samples("Bare", samples), Samples("HandWired", samples));
        return new SuiteResult("Warm-up", $"""
            Processor time of the first {string.Join(", ", stages.Select(static s => $"{s:N0}"))} requests of a process, from the first request on,
            {Cores.Describe()}; programs of the folder `StartUp`, framework-dependent, with the
            libraries as packed packages and with their default settings, but with queues that lose nothing. Each figure includes what is
            sent until nothing has arrived for a second. {rounds} interleaved rounds; figures are medians, ratios are medians of the rounds.
            """)
        {
            Columns = ["program", .. stages.SelectMany(static s => (string[])[$"CPU ms of {s:N0}", "over bare", "over hand-wired"])],
            Rows = [.. samples.Select(s => (string[])[s.Key.Name, .. stages.SelectMany((_, i) => Cells(s.Value, bare, handWired, i))])],
            Bars = [.. Bars(samples, handWired, Array.IndexOf(stages, 10_000))],
        };
    }

    private static string[] Cells(List<double[]> mine, List<double[]> bare, List<double[]> handWired, int stage) =>
        [Figure.Of(Figure.Median(mine.Select(m => m[stage]))), Figure.Ratio(Ratio(mine, bare, stage)), Figure.Ratio(Ratio(mine, handWired, stage))];

    private static IEnumerable<Bar> Bars(Dictionary<StartVariant, List<double[]>> samples, List<double[]> handWired, int stage)
        => ((string[])[StartVariants.Otlp.Key, StartVariants.Emf.Key])
            .Select(key => samples.Single(s => s.Key.Key == key))
            .Select(s => Bar.AtMost($"CPU of the first 10,000 requests, {s.Key.Name} / hand-wired", 1, Ratio(s.Value, handWired, stage), "x", isGate: false));

    private static double Ratio(List<double[]> mine, List<double[]> other, int stage)
        => Figure.Median(mine.Zip(other, (m, o) => m[stage] / o[stage]));

    private static List<double[]> Samples(string pipeline, Dictionary<StartVariant, List<double[]>> samples)
        => samples.First(s => s.Key.Pipeline == pipeline).Value;
}
