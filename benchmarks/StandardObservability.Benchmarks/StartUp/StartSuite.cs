using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;
using StandardObservability.Benchmarks.StartUp.Measuring;
using StandardObservability.Benchmarks.StartUp.Programs;

namespace StandardObservability.Benchmarks.StartUp;

/// <summary>Measures what a start costs until the first answer.</summary>
/// <param name="isQuick">Whether few starts are enough.</param>
/// <param name="isReusing">Whether the packages of the last run are used.</param>
/// <param name="isCounting">Whether only counts are measured, which do not depend on the machine.</param>
internal sealed class StartSuite(bool isQuick, bool isReusing, bool isCounting)
{
    private static readonly PublishKind[] Counted = [PublishKind.FrameworkDependent, PublishKind.ReadyToRun];

    private readonly int _repeats = isQuick ? 1 : 5;
    private readonly int _rounds = isQuick ? 2 : 12;

    public async Task<IReadOnlyList<SuiteResult>> RunAsync()
    {
        var programs = new StartPrograms(isReusing);
        await using var sink = await OtlpSink.StartAsync();
        var counter = new StartCounter(programs, sink.Address, _repeats);
        var counts = new StartCountTable();
        foreach (var kind in Counted)
        {
            foreach (var variant in StartVariants.All)
            {
                counts[variant, kind] = await counter.CountAsync(variant, kind);
            }
        }

        if (isCounting)
        {
            return [StartReport.Counts(counts, _repeats)];
        }

        using var timer = new StartTimer(programs, sink.Address, _rounds);
        return [StartReport.Counts(counts, _repeats), StartReport.Times(await timer.MeasureAsync(), programs, _rounds)];
    }
}
