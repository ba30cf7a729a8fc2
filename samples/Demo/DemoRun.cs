using Demo.Otlp;
using Demo.Report;
using Demo.Services;
using Demo.Traffic;

namespace Demo;

/// <summary>Starts the services, sends traffic and shows their telemetry.</summary>
internal sealed class DemoRun(DemoArguments arguments, CancellationToken stop)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Evidence _evidence = new();

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using var viewer = arguments.Viewer ? await StartViewerAsync() : null;
        using var forwarder = (viewer?.Otlp ?? arguments.ForwardTo) is { } target ? new OtlpForwarder(target, stop) : null;
        using var receiver = new OtlpReceiver(FreePorts.Find(1)[0], forwarder, _evidence.Add);
        var pages = new PageAddresses(_evidence.Add);
        await using var services = new RunningServices(new(receiver.Url, SendsAllSignals: forwarder is not null, HasPages: arguments.Keep), pages.Read);

        Say("Starting Inventory.Api, Checkout.Api and Checkout.Worker, each in its own process.");
        services.Start(folder);
        await services.HealthyAsync(stop);

        using var client = new CheckoutClient(services.Checkout);
        Say($"Sending {MixedTraffic.Senders * MixedTraffic.OrdersPerSender} orders from {MixedTraffic.Senders} customers.");
        var order = await MixedTraffic.SendAsync(client, stop);
        await FulfilledAsync(order, client, services);
        var exitCode = await ReportAsync(order, client);
        if (arguments.Keep)
        {
            Say(Story.Tell(services, pages.All, viewer?.Address));
            await KeepAsync(services.Checkout);
        }

        return exitCode;
    }

    private async Task<Viewer> StartViewerAsync()
    {
        Say("Starting Aspire's dashboard. The first time, its package of 38 MB is downloaded.");
        return await Viewer.StartAsync(stop);
    }

    private async Task FulfilledAsync(PlacedOrder order, CheckoutClient client, RunningServices services)
    {
        var isFulfilled = await Until.TrueAsync(
            async () =>
            {
                services.ThrowIfExited();
                return (await client.FindAsync(order.Id, stop))?.Status == "fulfilled";
            },
            Patience,
            stop);
        if (!isFulfilled)
        {
            throw new DemoFailedException($"Checkout.Worker has not fulfilled order {order.Id} within {Patience.TotalSeconds} s.");
        }
    }

    private async Task<int> ReportAsync(PlacedOrder order, CheckoutClient client)
    {
        var report = new DemoReport(_evidence, order, client.Answers);
        await Until.TrueAsync(() => report.Gaps().Count == 0, Patience, stop);
        report.Sections().ForEach(Say);
        var gaps = report.Gaps();
        if (_evidence.Strays is [var first, ..] strays)
        {
            gaps.Add($"{strays.Count} lines on standard output are not complete JSON objects, so they cannot be searched. The first is from {first}");
        }

        gaps.ForEach(Console.Error.WriteLine);
        if (gaps.Count > 0)
        {
            return 1;
        }

        Say(
            $"\nEach of the three processes has one call of AddStandardObservability. Each of the {client.Answers.Values.Sum()} requests is counted once. "
            + "Continue with samples/Checkout.Api/Program.cs and README.md.");
        return 0;
    }

    private async Task KeepAsync(Uri checkout)
    {
        var live = new LiveReport(_evidence, Say);
        using var traffic = new KeptTraffic(checkout, live.Ignore);
        await Task.WhenAll(live.RunAsync(stop), traffic.RunAsync(stop));
    }

    private static void Say(string text) => Console.WriteLine(text);
}
