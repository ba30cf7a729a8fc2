using System.Globalization;
using StandardObservability.Benchmarks.Instructions;
using StandardObservability.Benchmarks.Logging;
using StandardObservability.Benchmarks.Micro;
using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;

namespace StandardObservability.Benchmarks;

/// <summary>What the program can be asked to do.</summary>
internal sealed class Verbs(string[] arguments)
{
    /// <summary>One measurement in a process of its own; asked for by the program itself.</summary>
    public const string LogCostAlone = "log-cost";

    private const string Usage = """
        Usage: dotnet run -c Release --project benchmarks/StandardObservability.Benchmarks -- VERB [--quick]

          all           every suite
          instructions  instructions of metrics and traces, counted by valgrind in a native program
                          --accept  also stores the counts, which later runs are judged by
          requests      bytes and processor time of a whole request
          logs          processor time and bytes of a log event
          micro [CLASS] metrics, log events and traces by BenchmarkDotNet; one class of benchmarks, for example TraceBenchmarks

        What was measured replaces its sections of docs/benchmarks/results.md, with --quick of artifacts/benchmarks/results.md.
        The exit code is 1 when a gate is not met.
        """;

    private readonly bool _isQuick = arguments.Contains("--quick");

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync()
    {
        switch (arguments.FirstOrDefault())
        {
            case "all": return TellAll([.. InstructionResults(isAccepting: false), await RequestResultAsync(), .. LogResults(), .. MicroResults(only: null)]);
            case "instructions": return TellAll([.. InstructionResults(arguments.Contains("--accept"))]);
            case "requests": return TellAll([await RequestResultAsync()]);
            case "logs": return TellAll([.. LogResults()]);
            case "micro": return TellAll([.. MicroResults(arguments.Skip(1).FirstOrDefault(static a => a[0] != '-'))]);
            case LogCostAlone:
                // Standard output is the lines' own.
                await Console.Error.WriteLineAsync(LogCost.Measure(arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture)).ToString());
                return 0;
            default:
                Console.WriteLine(Usage);
                return 2;
        }
    }

    private IEnumerable<SuiteResult> InstructionResults(bool isAccepting) => new InstructionSuite(_isQuick, isAccepting).Run();

    private Task<SuiteResult> RequestResultAsync() => new RequestSuite(_isQuick).RunAsync();

    private IEnumerable<SuiteResult> LogResults() => new LogCostSuite(_isQuick).Run();

    private IEnumerable<SuiteResult> MicroResults(string? only) => new MicroSuite(_isQuick, only).Run();

    private int TellAll(List<SuiteResult> suites)
    {
        var code = Tell(suites);
        ResultsDocument.Save(suites, _isQuick);
        return code;
    }

    private static int Tell(List<SuiteResult> suites)
    {
        suites.ForEach(static suite => Console.WriteLine(ResultsDocument.Section(suite)));
        var broken = suites.SelectMany(static s => s.Bars).Where(static b => b.Fails).ToList();
        broken.ForEach(static b => Console.WriteLine($"Gate not met: {b.Promise} is {b.Seen}, the limit is {b.Limit}."));
        return broken.Count == 0 ? 0 : 1;
    }
}
