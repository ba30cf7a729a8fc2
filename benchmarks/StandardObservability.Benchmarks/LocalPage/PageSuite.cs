using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;

namespace StandardObservability.Benchmarks.LocalPage;

/// <summary>Measures what the local page costs a service in Development while it is open in a browser.</summary>
internal sealed class PageSuite(bool isQuick)
{
    private const int RequestsPerSecond = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly int _pairs = isQuick ? 2 : 5;
    private readonly int _warmUps = isQuick ? 4 : 12;
    private readonly TimeSpan _measured = TimeSpan.FromSeconds(isQuick ? 10 : 20);

    public async Task<SuiteResult> RunAsync()
    {
        var folder = Repository.Publish("RequestOverhead/RequestApp");
        var (closed, open) = (new List<PageSample>(), new List<PageSample>());
        using var cores = new Cores();
        for (var pair = 0; pair < _pairs; pair++)
        {
            foreach (var isOpen in pair % 2 == 0 ? (bool[])[false, true] : [true, false])
            {
                Console.WriteLine($"Pair {pair + 1} of {_pairs}: {(isOpen ? "open" : "closed")}");
                (isOpen ? open : closed).Add(await MeasureAsync(folder, isOpen));
            }
        }

        return Write(closed, open);
    }

    private async Task<PageSample> MeasureAsync(string folder, bool isOpen)
    {
        using var app = RunningApp.Start(folder, Pipeline, new Uri("http://127.0.0.1:1"));
        using var load = await Load.ConnectAsync(app.Address);
        using var poller = new PagePoller(app.Address);
        for (var i = 0; i < _warmUps; i++)
        {
            await load.RunAsync(4_000);
            await poller.PollAsync();
            await Task.Delay(Pause);
        }

        var before = await app.MeasureAsync();
        using var polling = isOpen ? poller.Start() : null;
        var latencies = await new SteadyLoad(app.Address, RequestsPerSecond).RunAsync(_measured);
        polling?.Dispose();
        var after = await app.MeasureAsync();
        return new PageSample(Percentile(latencies, 0.99), (after.CpuMicroseconds - before.CpuMicroseconds) / latencies.Count);
    }

    private static RequestPipeline Pipeline => RequestPipeline.Ours with { UsesOtlp = false, HasRequestLine = true, Environment = "Development" };

    private static double Percentile(IReadOnlyList<TimeSpan> latencies, double rank)
        => latencies.Order().ElementAt((int)(latencies.Count * rank)).TotalMilliseconds;

    private SuiteResult Write(List<PageSample> closed, List<PageSample> open)
    {
        var (latency, cpu) = (Ratio(closed, open, static s => s.Percentile99), Ratio(closed, open, static s => s.CpuMicroseconds));
        return new SuiteResult("Local page", $"""
            `RequestOverhead/RequestApp` in Development at {RequestsPerSecond} requests a second for {_measured.TotalSeconds:0} seconds, {Cores.Describe()}; the page
            is recording, and closed or open: one browser asks for its data each second. {_pairs} interleaved pairs, medians, every run in a fresh, warmed process.
            """)
        {
            Columns = ["page", "p99 ms", "ratio", "CPU us/request", "ratio"],
            Rows =
            [
                ["closed", Figure.Of(Median(closed, static s => s.Percentile99)), Figure.Ratio(1), Figure.Of(Median(closed, static s => s.CpuMicroseconds)), Figure.Ratio(1)],
                ["open", Figure.Of(Median(open, static s => s.Percentile99)), Figure.Ratio(latency), Figure.Of(Median(open, static s => s.CpuMicroseconds)), Figure.Ratio(cpu)],
            ],
            Bars =
            [
                Bar.AtMost("99th percentile, open / closed", 1.05, latency, "x", isGate: false),
                Bar.AtMost("CPU per request, open / closed", 1.05, cpu, "x", isGate: false),
            ],
        };
    }

    private static double Median(List<PageSample> samples, Func<PageSample, double> figure) => Figure.Median(samples.Select(figure));

    private static double Ratio(List<PageSample> closed, List<PageSample> open, Func<PageSample, double> figure)
        => Figure.Median(open.Zip(closed, (o, c) => figure(o) / figure(c)));
}
