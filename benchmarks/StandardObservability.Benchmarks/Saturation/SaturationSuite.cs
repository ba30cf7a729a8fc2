using Judges;
using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;
using StandardObservability.Benchmarks.StartUp.Programs;

namespace StandardObservability.Benchmarks.Saturation;

/// <summary>Measures programs that get more requests than they can serve, and what each loses.</summary>
/// <param name="isQuick">Whether short rounds are enough.</param>
/// <param name="rounds">Times that each program is measured.</param>
/// <param name="isReusing">Whether the packages of the last run are used.</param>
internal sealed class SaturationSuite(bool isQuick, int rounds, bool isReusing)
{
    private readonly TimeSpan _warmUp = TimeSpan.FromSeconds(isQuick ? 2 : 10);
    private readonly TimeSpan _measured = TimeSpan.FromSeconds(isQuick ? 2 : 8);

    public async Task<SuiteResult> RunAsync()
    {
        var programs = new StartPrograms(isReusing);
        var samples = new Dictionary<(SaturationMode, SaturatedVariant), List<SaturationSample>>();
        var runs = SaturationMode.All.SelectMany(static m => SaturatedVariant.All.Select(v => (Mode: m, Variant: v))).ToList();
        foreach (var run in runs)
        {
            programs.Command(run.Variant.Program, PublishKind.FrameworkDependent);
            samples[run] = [];
        }

        using (var cores = new Cores())
        {
            for (var round = 0; round < rounds; round++)
            {
                foreach (var run in round % 2 == 0 ? runs : Enumerable.Reverse(runs))
                {
                    Console.WriteLine($"Round {round + 1} of {rounds}: {run.Mode.Name}, {run.Variant.Name}");
                    var command = programs.Command(run.Variant.Program, PublishKind.FrameworkDependent);
                    samples[run].Add(await new SaturationRun(run.Variant, run.Mode, _warmUp, _measured).MeasureAsync(command));
                }
            }
        }

        await NodeJudge.Shared.DisposeAsync();
        return new SaturationReport(samples).Write(rounds, _warmUp, _measured);
    }
}
