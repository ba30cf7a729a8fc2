using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;

namespace StandardObservability.Benchmarks.LocalPage;

/// <summary>Measures what the local page costs a service in Development while it is open in a browser.</summary>
internal sealed class PageSuite(bool isQuick)
{
    private const int RequestsPerSecond = 500;

    /// <summary>A browser polls so often in five seconds. The first poll compiles its code.</summary>
    private const int PollsOfWarmUp = 5;

    /// <summary>Seconds without requests in which polls are measured alone. The charts still have the last minute of requests.</summary>
    private const int IdleSeconds = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly int _rounds = isQuick ? 2 : 5;
    private readonly int _warmUps = isQuick ? 4 : 8;
    private readonly TimeSpan _measured = TimeSpan.FromSeconds(isQuick ? 10 : 20);

    /// <summary>Processor time that a second of polling takes in a service that has no other work, one figure for each round.</summary>
    private readonly List<double> _polling = [];

    public async Task<SuiteResult> RunAsync()
    {
        var folder = Repository.Publish("RequestOverhead/RequestApp");
        var samples = Enum.GetValues<PageState>().ToDictionary(static s => s, static _ => new List<PageSample>());
        using var cores = new Cores();
        for (var round = 0; round < _rounds; round++)
        {
            // Open and closed are measured in one process: what the JIT compiles differs from process to process by more than a poll costs.
            foreach (var states in (PageState[][])[[PageState.Disabled], [PageState.Closed, PageState.Open]])
            {
                Console.WriteLine($"Round {round + 1} of {_rounds}: {string.Join(", then ", states.Select(Describe))}");
                foreach (var (state, sample) in await MeasureAsync(folder, states))
                {
                    samples[state].Add(sample);
                }
            }
        }

        return Write(samples);
    }

    /// <summary>Measures states of one process, each at the beginning and at the end, so that a drift of the machine is in both.</summary>
    private async Task<Dictionary<PageState, PageSample>> MeasureAsync(string folder, PageState[] states)
    {
        using var app = RunningApp.Start(folder, Pipeline(states[0]), new Uri("http://127.0.0.1:1"));
        using var load = await Load.ConnectAsync(app.Address);
        using var poller = new PagePoller(app.Address);
        for (var i = 0; i < _warmUps; i++)
        {
            await load.RunAsync(4_000);
            for (var poll = 0; states[0] != PageState.Disabled && poll < PollsOfWarmUp; poll++)
            {
                await poller.PollAsync();
            }

            await Task.Delay(Pause);
        }

        await new SteadyLoad(app.Address, RequestsPerSecond).RunAsync(_measured / 2);
        var measured = states.ToDictionary(static s => s, static _ => (Latencies: new List<TimeSpan>(), Cpu: 0.0));
        foreach (var state in states.Concat(states.Reverse()))
        {
            var (latencies, cpu) = await MeasureAsync(app, poller, state);
            measured[state].Latencies.AddRange(latencies);
            measured[state] = measured[state] with { Cpu = measured[state].Cpu + cpu };
        }

        if (states.Contains(PageState.Open))
        {
            var without = await MeasureIdleAsync(app, polling: null);
            _polling.Add((await MeasureIdleAsync(app, poller) - without) / IdleSeconds);
        }

        return measured.ToDictionary(
            static m => m.Key,
            static m => new PageSample(Percentile(m.Value.Latencies, 0.99), m.Value.Cpu / m.Value.Latencies.Count));
    }

    private async Task<(IReadOnlyList<TimeSpan> Latencies, double CpuMicroseconds)> MeasureAsync(RunningApp app, PagePoller poller, PageState state)
    {
        var before = await app.MeasureAsync();
        using var polling = state == PageState.Open ? poller.Start() : null;
        var latencies = await new SteadyLoad(app.Address, RequestsPerSecond).RunAsync(_measured / 2);
        polling?.Dispose();
        return (latencies, (await app.MeasureAsync()).CpuMicroseconds - before.CpuMicroseconds);
    }

    private static async Task<double> MeasureIdleAsync(RunningApp app, PagePoller? polling)
    {
        var before = await app.MeasureAsync();
        using (polling?.Start())
        {
            await Task.Delay(TimeSpan.FromSeconds(IdleSeconds));
        }

        return (await app.MeasureAsync()).CpuMicroseconds - before.CpuMicroseconds;
    }

    private static RequestPipeline Pipeline(PageState state) => RequestPipeline.Ours with
    {
        UsesOtlp = false,
        HasRequestLine = true,
        Environment = "Development",
        Variables = new()
        {
            ["Observability__LocalPage__Enabled"] = state == PageState.Disabled ? "false" : "true",

            // Charts are evaluated every two seconds, so it takes minutes until the JIT has compiled their code for the last time. Its work would be
            // counted for the open page.
            ["DOTNET_TieredCompilation"] = "0",
        },
    };

    private static string Describe(PageState state) => state switch
    {
        PageState.Disabled => "disabled",
        PageState.Closed => "recording, closed",
        _ => "recording, open in a browser",
    };

    private static double Percentile(List<TimeSpan> latencies, double rank)
        => latencies.Order().ElementAt((int)(latencies.Count * rank)).TotalMilliseconds;

    private SuiteResult Write(Dictionary<PageState, List<PageSample>> samples)
    {
        string[] Row(PageState state) =>
        [
            Describe(state),
            Figure.Of(Median(samples[state], static s => s.Percentile99)),
            Figure.Ratio(Ratio(samples, state, static s => s.Percentile99)),
            Figure.Of(Median(samples[state], static s => s.CpuMicroseconds)),
            Figure.Ratio(Ratio(samples, state, static s => s.CpuMicroseconds)),
        ];

        return new SuiteResult("Local page", $"""
            `RequestOverhead/RequestApp` in Development at {RequestsPerSecond} requests a second for {_measured.TotalSeconds:0} seconds, {Cores.Describe()}. Open: one
            browser asks for the data of the page each second. {_rounds} rounds, each in a fresh, warmed process that is measured closed, open, open, closed, and
            in another one without recording; figures are medians, ratios are medians of the rounds, against the closed page. All code is compiled once
            (`DOTNET_TieredCompilation=0`). Disabled: the service has no output of metrics, so none is measured. An idle core serves a request slower
            than a busy one, so the figures are not those of the suite above. Pairs of this machine differ by 10 %, which is more than polls cost, so polls
            are also measured alone: for {IdleSeconds} seconds after the requests, with and without polls.
            """)
        {
            Columns = ["page", "p99 ms", "ratio", "CPU us/request", "ratio"],
            Rows = [.. samples.Keys.Select(Row)],
            Bars =
            [
                Bar.AtMost("CPU of a second of requests with polls, as polls cost alone", 1.05, 1 + PollingShare(samples), "x", isGate: false),
                Bar.AtMost("99th percentile, open / closed", 1.05, Ratio(samples, PageState.Open, static s => s.Percentile99), "x", isGate: false),
                Bar.AtMost("CPU per request, open / closed", 1.05, Ratio(samples, PageState.Open, static s => s.CpuMicroseconds), "x", isGate: false),
            ],
        };
    }

    /// <summary>Processor time of polling in that of the requests of the same second.</summary>
    private double PollingShare(Dictionary<PageState, List<PageSample>> samples)
        => Figure.Median(_polling) / (RequestsPerSecond * Median(samples[PageState.Closed], static s => s.CpuMicroseconds));

    private static double Median(List<PageSample> samples, Func<PageSample, double> figure) => Figure.Median(samples.Select(figure));

    private static double Ratio(Dictionary<PageState, List<PageSample>> samples, PageState state, Func<PageSample, double> figure)
        => Figure.Median(samples[state].Zip(samples[PageState.Closed], (mine, closed) => figure(mine) / figure(closed)));
}
