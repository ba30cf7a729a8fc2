using System.Diagnostics;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using StandardObservability.Faults.Tests.Load;
using StandardObservability.Faults.Tests.Network;

namespace StandardObservability.Faults.Tests.Runs;

/// <summary>
/// One run of the suite: the same service with and without telemetry under the same load, a receiver whose decoder is not ours, and a
/// proxy between them. Telemetry is exported every half second, so that a few seconds have many exports.
/// </summary>
internal sealed class FaultRun : IAsyncDisposable
{
    /// <summary>A delay by telemetry repeats; one by other work on the machine does not.</summary>
    private const int Attempts = 3;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    /// <summary>The time for which a fault lasts: 3 s, and longer when figures are measured.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        double.Parse(Environment.GetEnvironmentVariable("FAULT_SECONDS") ?? "3", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>For how long a soak lasts.</summary>
    public static readonly TimeSpan Soak = TimeSpan.FromMinutes(
        double.Parse(Environment.GetEnvironmentVariable("SOAK_MINUTES") ?? "0", System.Globalization.CultureInfo.InvariantCulture));

    private readonly PairedLoad _load;
    private (double With, double Without) _memory;
    private LoadFigures? _with;
    private LoadFigures? _without;
    private TimeSpan? _recovery;

    private FaultRun(OtlpReceiver receiver, FaultyProxy proxy, RunningService service, RunningService bare)
    {
        (Receiver, Proxy, Service, Bare) = (receiver, proxy, service, bare);
        _load = new PairedLoad(service.Url, bare.Url);
    }

    /// <summary>Whether the suite runs as a soak.</summary>
    public static bool IsSoak => Soak > TimeSpan.Zero;

    public OtlpReceiver Receiver { get; }

    public FaultyProxy Proxy { get; }

    /// <summary>The service with telemetry.</summary>
    public RunningService Service { get; }

    /// <summary>The same service without telemetry.</summary>
    public RunningService Bare { get; }

    /// <summary>Failed requests of the last load to the service with telemetry.</summary>
    public int Failed => _with!.Failed;

    /// <summary>The health report after the recovery.</summary>
    public string HealthAfter { get; private set; } = "";

    /// <summary>Requests that the service with telemetry has served so far, the first ones excluded.</summary>
    public int Served => _with!.Requests - _with.Failed;

    /// <summary>Starts both services and sends the first requests, which compile their code.</summary>
    public static async Task<FaultRun> StartAsync(FaultSetup? setup = null)
    {
        setup ??= new FaultSetup();
        var receiver = await OtlpReceiver.StartAsync();
        var proxy = FaultyProxy.Start(setup.Protocol == "grpc" ? receiver.GrpcEndpoint : receiver.HttpEndpoint, setup.Certificates);
        var endpoint = $"{(setup.Certificates is null ? "http" : "https")}://{setup.Host}:{proxy.Port}";
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = setup.Protocol,
            ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "2000",
            ["OTEL_LOGS_EXPORTER"] = "otlp",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "500",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        };
        foreach (var (name, value) in setup.Environment)
        {
            environment[name] = value;
        }

        var service = await RunningService.StartAsync(environment, setup.ShellLine);
        var bare = await RunningService.StartAsync(new Dictionary<string, string>(setup.Environment) { ["OTEL_SDK_DISABLED"] = "true" });
        var run = new FaultRun(receiver, proxy, service, bare);
        await run._load.RunAsync(WarmUp);
        run._memory = (service.PeakMemory, bare.PeakMemory);
        return run;
    }

    /// <summary>Sends requests while the fault lasts. Repeats when other work on the machine may have delayed them.</summary>
    public async Task LoadAsync(TimeSpan? duration = null)
    {
        for (var attempt = 1; attempt == 1 || (attempt <= Attempts && !_with!.IsAsFastAs(_without!)); attempt++)
        {
            (_with, _without) = await _load.RunAsync(duration ?? Duration);
        }
    }

    /// <summary>Sends requests until cancelled; how they end is not measured.</summary>
    public Task LoadOnAsync(CancellationToken stop) => _load.RunAsync(Poll.DefaultTimeout, stop);

    /// <summary>Sends requests, after the fault, until spans of new requests arrive.</summary>
    public async Task RecoverAsync()
    {
        var watch = Stopwatch.StartNew();
        var before = Receiver.Requests.Count;
        using var recovered = new CancellationTokenSource();
        var load = _load.RunAsync(Poll.DefaultTimeout, recovered.Token);
        await Poll.UntilAsync(
            () => Enum.GetValues<OtlpSignal>().All(s => Receiver.Requests.Skip(before).Any(r => r.Accepted && r.Signal == s)),
            Poll.DefaultTimeout,
            "new requests of all signals");
        _recovery = watch.Elapsed;
        HealthAfter = await Service.GetAsync("/health");
        await recovered.CancelAsync();
        await load;
    }

    /// <summary>Stops both services and takes the final counts.</summary>
    public async Task<FaultFigures> StopAsync(string fault)
    {
        var growth = (With: Service.PeakMemory - _memory.With, Without: Bare.PeakMemory - _memory.Without);
        var watch = Stopwatch.StartNew();
        var outputs = await Service.StopAsync();
        var stop = watch.Elapsed;
        await Bare.StopAsync();
        return new FaultFigures
        {
            Fault = fault,
            With = _with!,
            Without = _without!,
            MemoryGrowth = growth.With,
            MemoryGrowthWithout = growth.Without,
            Recovery = _recovery,
            Outputs = outputs,
            Stop = stop,
        };
    }

    public async ValueTask DisposeAsync()
    {
        _load.Dispose();
        await Service.DisposeAsync();
        await Bare.DisposeAsync();
        await Proxy.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
