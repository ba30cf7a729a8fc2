using Judges;
using Judges.Otlp;
using Judges.Receiving;
using StandardObservability.Benchmarks.Requests;
using StandardObservability.Benchmarks.StartUp.Running;

namespace StandardObservability.Benchmarks.Saturation;

/// <summary>One process under load, and a receiver that keeps what arrives until it is counted.</summary>
internal sealed class SaturationRun(SaturatedVariant variant, SaturationMode mode, TimeSpan warmUp, TimeSpan measured)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.5);

    public async Task<SaturationSample> MeasureAsync(IReadOnlyList<string> command)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var app = StartedApp.Start(Cores.OnFirst(command), variant.Program, receiver.GrpcEndpoint, mode.Variables);
        await app.ListenAsync();
        using var load = await Load.ConnectAsync(app.Address);
        var linesOfStart = await app.LinesAsync();
        var before = await SendAsync(load, warmUp);
        await SettledAsync(receiver);
        var cpu = app.Cpu;
        var requests = await SendAsync(load, measured);
        await SettledAsync(receiver);
        cpu = app.Cpu - cpu;
        await app.StopAsync();
        var spans = await CountAsync(receiver, OtlpSignal.Traces);
        var logs = await CountAsync(receiver, OtlpSignal.Logs) + await app.LinesAsync() - linesOfStart;
        return Sample(cpu, requests, requests + before, spans, logs);
    }

    private SaturationSample Sample(TimeSpan cpu, int measuredRequests, int allRequests, long spans, long logs)
    {
        var (allSpans, allLogs) = ((double)variant.Spans * allRequests, (double)variant.LogEvents * allRequests);
        return new SaturationSample(
            cpu.TotalMicroseconds / measuredRequests,
            measuredRequests / measured.TotalSeconds,
            Share(spans, allSpans),
            Math.Max(0, allSpans - spans),
            Share(logs, allLogs),
            Math.Max(0, allLogs - logs));
    }

    /// <summary>What a program logs when it starts and stops is not of a request, so more than all may arrive.</summary>
    private static double Share(long items, double all) => all == 0 ? double.NaN : Math.Min(1, items / all);

    private Task<int> SendAsync(Load load, TimeSpan duration)
        => mode.RequestsPerSecond is { } rate ? load.RunAsync(duration, rate) : load.RunAsync(duration);

    /// <summary>Waits until the queues are empty. What is left is less than a batch, and the program sends it when it stops.</summary>
    private static async Task SettledAsync(OtlpReceiver receiver)
    {
        int before;
        do
        {
            before = receiver.Requests.Count;
            await Task.Delay(Quiet);
        }
        while (before != receiver.Requests.Count);
    }

    private static async Task<long> CountAsync(OtlpReceiver receiver, OtlpSignal signal)
    {
        long items = 0;
        foreach (var request in receiver.Requests.Where(r => r.Accepted && r.Signal == signal))
        {
            items += await NodeJudge.Shared.CountAsync(signal, request.Body);
        }

        return items;
    }
}
