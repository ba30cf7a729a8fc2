using Judges;
using Judges.Otlp;
using Judges.Receiving;
using StandardObservability.Benchmarks.Requests;
using StandardObservability.Benchmarks.StartUp.Running;

namespace StandardObservability.Benchmarks.Saturation;

/// <summary>A running program, its load, and a receiver that counts what arrives.</summary>
internal sealed class SaturatedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(4);

    private readonly OtlpReceiver _receiver;
    private readonly StartedApp _app;
    private readonly List<SaturationSlice> _slices = [];
    private Load? _load;
    private TimeSpan _cpu;
    private long _linesOfStart, _requests, _spans, _records;

    private SaturatedProgram(SaturatedVariant variant, SaturationMode mode, OtlpReceiver receiver, IReadOnlyList<string> command)
    {
        (Variant, Mode, _receiver) = (variant, mode, receiver);
        _app = StartedApp.Start(Cores.OnFirst(command), variant.Program, receiver.GrpcEndpoint, mode.Variables);
    }

    public SaturatedVariant Variant { get; }

    public SaturationMode Mode { get; }

    public IReadOnlyList<SaturationSlice> Slices => _slices;

    /// <summary>Spans that arrived when the program had stopped.</summary>
    public DeliveredItems Spans => new(Variant.Spans * _requests, _spans);

    /// <summary>Log events that arrived when the program had stopped, at the receiver or on standard output.</summary>
    public DeliveredItems LogEvents { get; private set; } = new(0, 0);

    /// <summary>Starts a program and sends requests that are not measured.</summary>
    public static async Task<SaturatedProgram> StartAsync(SaturatedVariant variant, SaturationMode mode, IReadOnlyList<string> command, TimeSpan warmUp)
    {
        var program = new SaturatedProgram(variant, mode, await OtlpReceiver.StartAsync(), command);
        await program._app.ListenAsync();
        program._load = await Load.ConnectAsync(program._app.Address);
        program._linesOfStart = await program._app.LinesAsync();
        await program.SendAsync(warmUp);
        return program;
    }

    /// <summary>Connects again: Kestrel closes connections that were idle while the other programs started.</summary>
    public async Task ReconnectAsync()
    {
        _load?.Dispose();
        _load = await Load.ConnectAsync(_app.Address);
    }

    public async Task MeasureAsync(TimeSpan duration)
    {
        var before = _cpu;
        var requests = await SendAsync(duration);
        _slices.Add(new SaturationSlice((_cpu - before).TotalMicroseconds / requests, requests / duration.TotalSeconds));
    }

    /// <summary>Stops the program, which sends the rest.</summary>
    public async Task StopAsync()
    {
        await _app.StopAsync();
        await CountAsync();
        LogEvents = new(Variant.LogEvents * _requests, _records + await _app.LinesAsync() - _linesOfStart);
    }

    public async ValueTask DisposeAsync()
    {
        _load?.Dispose();
        _app.Dispose();
        await _receiver.DisposeAsync();
    }

    /// <summary>Sends requests and waits until the program has nothing more to do.</summary>
    private async Task<int> SendAsync(TimeSpan duration)
    {
        var requests = await (Mode.RequestsPerSecond is { } rate ? _load!.RunAsync(duration, rate) : _load!.RunAsync(duration));
        TimeSpan before;
        do
        {
            before = _app.Cpu;
            await Task.Delay(Pause);
            _cpu = _app.Cpu;
        }
        while (_cpu - before > Idle);
        _requests += requests;
        await CountAsync();
        return requests;
    }

    private async Task CountAsync()
    {
        foreach (var request in _receiver.TakeRequests().Where(static r => r.Accepted))
        {
            var items = request.Signal is OtlpSignal.Metrics ? 0 : await NodeJudge.Shared.CountAsync(request.Signal, request.Body);
            _ = request.Signal is OtlpSignal.Traces ? _spans += items : _records += items;
        }
    }
}
