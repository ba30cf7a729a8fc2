using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;
using StandardObservability.Benchmarks.StartUp.Measuring;
using StandardObservability.Benchmarks.StartUp.Programs;

namespace StandardObservability.Benchmarks.StartUp;

/// <summary>Measures what a start costs until the first answer.</summary>
/// <param name="repeats">Starts that are counted of each program.</param>
/// <param name="rounds">Starts that are timed of each program.</param>
/// <param name="isReusing">Whether the packages of the last run are used.</param>
internal sealed class StartSuite(int repeats, int rounds, bool isReusing)
{
    private static readonly PublishKind[] Counted = [PublishKind.FrameworkDependent, PublishKind.ReadyToRun];

    /// <param name="counts">Whether to count what does not depend on the machine.</param>
    /// <param name="times">Whether to measure times.</param>
    public async Task<IReadOnlyList<SuiteResult>> RunAsync(bool counts, bool times)
    {
        var programs = new StartPrograms(isReusing);
        await using var sink = await OtlpSink.StartAsync();
        List<SuiteResult> results = [];
        if (counts)
        {
            results.Add(StartReport.Counts(await CountAsync(new StartCounter(programs, sink.Address, repeats)), repeats));
        }

        if (times)
        {
            using var timer = new StartTimer(programs, sink.Address, rounds);
            results.Add(StartReport.Times(await timer.MeasureAsync(), programs, rounds));
        }

        return results;
    }

    private static async Task<StartCountTable> CountAsync(StartCounter counter)
    {
        var counts = new StartCountTable();
        foreach (var kind in Counted)
        {
            foreach (var variant in StartVariants.All)
            {
                counts[variant, kind] = await counter.CountAsync(variant, kind);
            }
        }

        return counts;
    }
}
