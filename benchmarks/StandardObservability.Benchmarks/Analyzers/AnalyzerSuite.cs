using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Analyzers;

/// <summary>Processor time of the C# compiler for a project of 500 files, with and without the analyzers of the policy.</summary>
internal sealed class AnalyzerSuite(bool isQuick)
{
    private const int Files = 500;

    private readonly int _rounds = isQuick ? 2 : 5;

    public SuiteResult Run()
    {
        var project = AnalyzedProject.Create(Files);
        var seconds = Enum.GetValues<AnalyzerState>().ToDictionary(static state => state, static _ => new List<double>());
        for (var round = 0; round < _rounds; round++)
        {
            foreach (var (state, measured) in seconds)
            {
                Console.WriteLine($"Round {round + 1} of {_rounds}: {Describe(state)}");
                measured.Add(project.Compile(state));
            }
        }

        return Write(seconds);
    }

    private SuiteResult Write(Dictionary<AnalyzerState, List<double>> seconds)
    {
        string[] Row(AnalyzerState state) => [Describe(state), Figure.Of(Figure.Median(seconds[state])), Figure.Ratio(Ratio(seconds, state))];
        return new SuiteResult("Analyzers", $"""
            Processor time of all threads of `csc`, without its server, for {Files} controllers with instruments, spans and log calls ({AnalyzedProject.LinesOfFile * Files:N0} lines), with the
            analyzers and generators of the SDK. {_rounds} interleaved rounds; figures are medians, ratios are medians of the rounds. The log of findings is what a build
            server needs: the compiler then also runs each analyzer of the SDK whose findings are hidden, so the analyzers are compared with a log, too.
            """)
        {
            Columns = ["compiler", "CPU s", "ratio"],
            Rows = [.. seconds.Keys.Select(Row)],
            Bars =
            [
                Bar.AtMost("CPU of the compiler, with / without the analyzers", 1.05, Ratio(seconds, AnalyzerState.Enabled), "x", isGate: false),
                Bar.AtMost(
                    "CPU of the compiler with a log, with / without the analyzers",
                    1.05,
                    Figure.Median(seconds[AnalyzerState.EnabledWithLog].Zip(seconds[AnalyzerState.Log], static (mine, without) => mine / without)),
                    "x",
                    isGate: false),
            ],
        };
    }

    private static double Ratio(Dictionary<AnalyzerState, List<double>> seconds, AnalyzerState state) =>
        Figure.Median(seconds[state].Zip(seconds[AnalyzerState.Disabled], static (mine, disabled) => mine / disabled));

    private static string Describe(AnalyzerState state) => state switch
    {
        AnalyzerState.Disabled => "without the analyzers",
        AnalyzerState.Enabled => "with the analyzers",
        AnalyzerState.Log => "without the analyzers, with a log of findings",
        _ => "with the analyzers and their inventory, with a log of findings",
    };
}
