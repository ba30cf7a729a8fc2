using System.Globalization;
using StandardObservability.Benchmarks.Analyzers;
using StandardObservability.Benchmarks.FalseAlarms;
using StandardObservability.Benchmarks.Instructions;
using StandardObservability.Benchmarks.LocalPage;
using StandardObservability.Benchmarks.Logging;
using StandardObservability.Benchmarks.Micro;
using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;
using StandardObservability.Benchmarks.Saturation;
using StandardObservability.Benchmarks.StartUp;
using StandardObservability.Benchmarks.WarmUp;

namespace StandardObservability.Benchmarks;

/// <summary>The commands of the program.</summary>
internal sealed class Verbs(string[] arguments)
{
    /// <summary>Measures one log pipeline in its own process. Started by the program itself.</summary>
    public const string LogCostAlone = "log-cost";

    private const string Usage = """
        Usage: dotnet run -c Release --project benchmarks/StandardObservability.Benchmarks -- VERB [--quick]

          all           every suite
          instructions  instructions of metrics, traces and logs, counted by valgrind in a native program
                          --accept      also stores the counts, with which later runs are compared
                          --only TITLE  counts only the sections whose title contains the text
          startup       what a start costs: compiled methods, assemblies, bytes, time
                          --explain VARIANT FOLDER  lists the compiled methods in files of a folder instead; "all" lists every variant
                          --counts  measures only what does not depend on the machine
                          --times   measures only the times
                          --packed  uses the packages of the last run instead of packing
          warmup        processor time of the first requests
          saturation    processor time, and what is lost, with more requests than a core serves
                          --rounds N  of startup, warmup and saturation: rounds instead of 12, 6 and 20
          requests      bytes and processor time of a whole request
          page          latency and processor time with the local page open
          logs          processor time and bytes of a log event
          analyzers     processor time of the compiler with the analyzers of a policy
          false-alarms [FOLDER]
                        what redaction finds in the ordinary logs that benchmarks/false-alarms.sh has collected
          micro [CLASS] metrics, log events and traces by BenchmarkDotNet; one class of benchmarks, for example TraceBenchmarks

        The results replace their sections of docs/benchmarks/results.md, with --quick of artifacts/benchmarks/results.md.
        The exit code is 1 if a gate is not met.
        """;

    private readonly bool _isQuick = arguments.Contains("--quick");

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync()
    {
        switch (arguments.FirstOrDefault())
        {
            case "all": return PrintAll(await AllResultsAsync());
            case "instructions": return PrintAll([.. InstructionResults(arguments.Contains("--accept"))]);
            case "requests": return PrintAll([await RequestResultAsync()]);
            case "startup" when arguments.Contains("--explain"): return await ExplainStartAsync([.. arguments.SkipWhile(static a => a != "--explain").Skip(1)]);
            case "startup": return PrintAll([.. await StartResultsAsync()]);
            case "warmup": return PrintAll([await WarmUpResultAsync()]);
            case "saturation": return PrintAll([await SaturationResultAsync()]);
            case "page": return PrintAll([await PageResultAsync()]);
            case "logs": return PrintAll([.. LogResults()]);
            case "analyzers": return PrintAll([new AnalyzerSuite(_isQuick).Run()]);
            case "micro": return PrintAll([.. MicroResults(arguments.Skip(1).FirstOrDefault(static a => a[0] != '-'))]);
            case "false-alarms": return new FalseAlarmCount(arguments.Skip(1).FirstOrDefault() ?? Repository.OrdinaryLogs).Run();
            case LogCostAlone:
                // Standard output is used by the log lines.
                await Console.Error.WriteLineAsync(LogCost.Measure(arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture)).ToString());
                return 0;
            default:
                Console.WriteLine(Usage);
                return 2;
        }
    }

    private async Task<List<SuiteResult>> AllResultsAsync() =>
    [
        .. InstructionResults(isAccepting: false),
        await RequestResultAsync(),
        .. await StartResultsAsync(),
        await WarmUpResultAsync(),
        await SaturationResultAsync(),
        await PageResultAsync(),
        .. LogResults(),
        new AnalyzerSuite(_isQuick).Run(),
        .. MicroResults(only: null),
    ];

    private IEnumerable<SuiteResult> InstructionResults(bool isAccepting) => new InstructionSuite(_isQuick, isAccepting, Value("--only")).Run();

    private string Value(string option) => arguments.SkipWhile(a => a != option).Skip(1).FirstOrDefault() ?? string.Empty;

    private Task<SuiteResult> RequestResultAsync() => new RequestSuite(_isQuick).RunAsync();

    private int Rounds(int usual, int quick)
        => int.TryParse(Value("--rounds"), CultureInfo.InvariantCulture, out var rounds) && rounds > 0 ? rounds : _isQuick ? quick : usual;

    private Task<IReadOnlyList<SuiteResult>> StartResultsAsync()
        => new StartSuite(_isQuick ? 1 : 5, Rounds(12, quick: 2), arguments.Contains("--packed")).RunAsync(
            counts: !arguments.Contains("--times"), times: !arguments.Contains("--counts"));

    private Task<SuiteResult> WarmUpResultAsync() => new WarmUpSuite(Rounds(6, quick: 1), arguments.Contains("--packed")).RunAsync();

    private Task<SuiteResult> SaturationResultAsync() => new SaturationSuite(_isQuick, Rounds(20, quick: 3), arguments.Contains("--packed")).RunAsync();

    private Task<int> ExplainStartAsync(string[] rest)
    {
        var names = rest.TakeWhile(static a => !a.StartsWith('-')).ToList();
        var variants = names is [] or ["all", ..] ? StartVariants.All : [StartVariants.Find(names[0])];
        var folder = names.Count > 1 ? names[1] : Path.Combine(Repository.Artifacts, "start");
        return new StartExplanation(folder, arguments.Contains("--packed")).RunAsync(variants);
    }

    private Task<SuiteResult> PageResultAsync() => new PageSuite(_isQuick).RunAsync();

    private IEnumerable<SuiteResult> LogResults() => new LogCostSuite(_isQuick).Run();

    private IEnumerable<SuiteResult> MicroResults(string? only) => new MicroSuite(_isQuick, only).Run();

    private int PrintAll(List<SuiteResult> suites)
    {
        var code = Print(suites);
        ResultsDocument.Save(suites, _isQuick);
        return code;
    }

    private static int Print(List<SuiteResult> suites)
    {
        suites.ForEach(static suite => Console.WriteLine(ResultsDocument.Section(suite)));
        var broken = suites.SelectMany(static s => s.Bars).Where(static b => b.Fails).ToList();
        broken.ForEach(static b => Console.WriteLine($"Gate not met: {b.Promise} is {b.Seen}, the limit is {b.Limit}."));
        return broken.Count == 0 ? 0 : 1;
    }
}
