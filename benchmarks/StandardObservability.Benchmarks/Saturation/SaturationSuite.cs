using Judges;
using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;
using StandardObservability.Benchmarks.StartUp.Programs;

namespace StandardObservability.Benchmarks.Saturation;

/// <summary>Measures programs that get more requests than they can serve, and what each loses.</summary>
/// <remarks>
/// All programs run at the same time and get load in turns of a second: the speed of a shared machine changes by a fifth within minutes, and all
/// programs meet the same changes.
/// </remarks>
/// <param name="isQuick">Whether a short time before the first round is enough.</param>
/// <param name="rounds">Times that each program is measured.</param>
/// <param name="isReusing">Whether the packages of the last run are used.</param>
internal sealed class SaturationSuite(bool isQuick, int rounds, bool isReusing)
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _warmUp = TimeSpan.FromSeconds(isQuick ? 2 : 10);
    private readonly StartPrograms _programs = new(isReusing);

    public async Task<SuiteResult> RunAsync()
    {
        foreach (var variant in SaturatedVariant.All)
        {
            Command(variant);
        }

        var report = new SaturationReport();
        using (var cores = new Cores())
        {
            foreach (var mode in SaturationMode.All)
            {
                await MeasureAsync(mode, report);
            }
        }

        await NodeJudge.Shared.DisposeAsync();
        return report.Write(rounds, _warmUp, Slice);
    }

    private async Task MeasureAsync(SaturationMode mode, SaturationReport report)
    {
        await using var running = new SaturatedPrograms();
        foreach (var variant in SaturatedVariant.All)
        {
            Console.WriteLine($"{mode.Name}, {variant.Name}");
            running.Add(await SaturatedProgram.StartAsync(variant, mode, Command(variant), _warmUp));
        }

        foreach (var program in running.All)
        {
            await program.ReconnectAsync();
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var program in running.InTurns(round))
            {
                await program.MeasureAsync(Slice);
            }
        }

        foreach (var program in running.All)
        {
            await program.StopAsync();
            report.Add(program);
        }
    }

    private IReadOnlyList<string> Command(SaturatedVariant variant) => _programs.Command(variant.Program, PublishKind.FrameworkDependent);
}
