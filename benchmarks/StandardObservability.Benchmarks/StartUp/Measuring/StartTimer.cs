using StandardObservability.Benchmarks.StartUp.Programs;
using StandardObservability.Benchmarks.StartUp.Running;

namespace StandardObservability.Benchmarks.StartUp.Measuring;

/// <summary>Starts every variant once in each round, so that drift of the machine affects each equally.</summary>
internal sealed class StartTimer(StartPrograms programs, Uri receiver, int rounds) : IDisposable
{
    private readonly QuarterCore? _quarter = QuarterCore.TryCreate();

    public async Task<StartTimes> MeasureAsync()
    {
        var times = new StartTimes();
        var settings = StartSetting.All.Where(s => !s.IsQuarter || _quarter is not null).ToList();
        var starts = settings.SelectMany(static s => StartVariants.All.Where(s.Includes).Select(v => (Setting: s, Variant: v))).ToList();
        starts.ForEach(s => programs.Command(s.Variant, s.Setting.Kind));
        for (var round = 0; round < rounds; round++)
        {
            Console.WriteLine($"Round {round + 1} of {rounds}: {starts.Count} starts");
            foreach (var (setting, variant) in round % 2 == 0 ? starts : Enumerable.Reverse(starts))
            {
                times.Add(variant, setting, await StartAsync(variant, setting));
            }
        }

        return times;
    }

    public void Dispose() => _quarter?.Dispose();

    private async Task<StartSample> StartAsync(StartVariant variant, StartSetting setting)
    {
        var command = programs.Command(variant, setting.Kind);
        using var app = StartedApp.Start(setting.IsQuarter ? _quarter!.Limit(command) : command, variant, receiver);
        return await app.AnswerAsync();
    }
}
