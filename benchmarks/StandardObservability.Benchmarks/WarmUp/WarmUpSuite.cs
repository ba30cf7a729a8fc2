using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;
using StandardObservability.Benchmarks.StartUp;
using StandardObservability.Benchmarks.StartUp.Programs;
using StandardObservability.Benchmarks.StartUp.Running;

namespace StandardObservability.Benchmarks.WarmUp;

/// <summary>Measures the processor time of the first requests of a process, while its code is still being compiled.</summary>
/// <param name="rounds">Times that each program is measured.</param>
/// <param name="isReusing">Whether the packages of the last run are used.</param>
internal sealed class WarmUpSuite(int rounds, bool isReusing)
{
    /// <summary>Large enough to lose nothing: dropping is cheap.</summary>
    private const string QueueSize = "400000";

    private static readonly int[] Stages = [1_000, 10_000, 100_000];

    private static readonly IReadOnlyList<StartVariant> Variants =
        [.. StartVariants.All.Where(static v => v.Shape == StartShape.Web).Select(static v => v with { Variables = WithQueues(v) })];

    public async Task<SuiteResult> RunAsync()
    {
        var programs = new StartPrograms(isReusing);
        var samples = Variants.ToDictionary(static v => v, static _ => new List<double[]>());
        foreach (var variant in Variants)
        {
            programs.Command(variant, PublishKind.FrameworkDependent);
        }

        using var cores = new Cores();
        await using var sink = await OtlpSink.StartAsync();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var variant in round % 2 == 0 ? Variants : Variants.Reverse())
            {
                Console.WriteLine($"Round {round + 1} of {rounds}: {variant.Name}");
                samples[variant].Add(await MeasureAsync(Cores.OnFirst(programs.Command(variant, PublishKind.FrameworkDependent)), variant, sink));
            }
        }

        return WarmUpReport.Write(samples, Stages, rounds);
    }

    /// <returns>Milliseconds of processor time since the start of the first request, at each stage.</returns>
    private static async Task<double[]> MeasureAsync(IReadOnlyList<string> command, StartVariant variant, OtlpSink sink)
    {
        using var app = StartedApp.Start(command, variant, sink.Address);
        await app.ListenAsync();
        using var load = await Load.ConnectAsync(app.Address);
        var (before, sent, cpu) = (app.Cpu, 0, new List<double>());
        foreach (var stage in Stages)
        {
            sent += (await load.RunAsync(stage - sent)).Requests;
            await sink.SettledAsync();
            cpu.Add((app.Cpu - before).TotalMilliseconds);
        }

        return [.. cpu];
    }

    private static Dictionary<string, string> WithQueues(StartVariant variant) => new(variant.Variables)
    {
        ["OTEL_BSP_MAX_QUEUE_SIZE"] = QueueSize,
        ["OTEL_BLRP_MAX_QUEUE_SIZE"] = QueueSize,
    };
}
