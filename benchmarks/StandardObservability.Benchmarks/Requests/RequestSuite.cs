using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Requests;

/// <summary>Measures the cost of a whole request for each pipeline, in new processes and interleaved rounds.</summary>
internal sealed class RequestSuite(bool isQuick)
{
    /// <summary>Pause for tiered compilation. A busy core does not compile, and most code would stay unoptimized.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private const int TracedRequests = 960;

    private readonly int _rounds = isQuick ? 2 : 5;
    private readonly int _warmUps = isQuick ? 4 : 12;
    private readonly int _measured = isQuick ? 8_000 : 12_000;

    public async Task<SuiteResult> RunAsync()
    {
        var folder = Repository.Publish("RequestOverhead/RequestApp");
        var samples = RequestPipeline.All.ToDictionary(static p => p, static _ => new List<RequestSample>());
        using var cores = new Cores();
        await using var sink = await OtlpSink.StartAsync();
        for (var round = 0; round < _rounds; round++)
        {
            // Alternates the order, so that drift of the machine affects each pipeline equally.
            foreach (var pipeline in round % 2 == 0 ? RequestPipeline.All : RequestPipeline.All.Reverse())
            {
                Console.WriteLine($"Round {round + 1} of {_rounds}: {pipeline.Name}");
                samples[pipeline].Add(await MeasureAsync(folder, pipeline, sink));
            }
        }

        return new RequestReport(samples).Write(_rounds, _measured);
    }

    private async Task<RequestSample> MeasureAsync(string folder, RequestPipeline pipeline, OtlpSink sink)
    {
        using var app = RunningApp.Start(folder, pipeline, sink.Address);
        using var load = await Load.ConnectAsync(app.Address);
        await WarmUpAsync(load);
        var before = await app.MeasureAsync();
        var (spans, records) = (sink.Spans, sink.Records);
        var (requests, elapsed) = await load.RunAsync(_measured);
        var after = await app.MeasureAsync();
        return new RequestSample(
            (after.Bytes - before.Bytes) / requests,
            (after.CpuMicroseconds - before.CpuMicroseconds) / requests,
            requests / elapsed.TotalSeconds,
            (after.Lines - before.Lines + sink.Records - records) / requests,
            (double)(sink.Spans - spans) / requests)
        {
            ServerActivities = await CountServerActivitiesAsync(app),
        };
    }

    private static async Task<double> CountServerActivitiesAsync(RunningApp app)
    {
        using var load = await Load.ConnectAsync(app.Address, isTraced: true);
        var before = await app.ServerActivitiesAsync();
        var (requests, _) = await load.RunAsync(TracedRequests);
        return (await app.ServerActivitiesAsync() - before) / requests;
    }

    private async Task WarmUpAsync(Load load)
    {
        for (var i = 0; i < _warmUps; i++)
        {
            await load.RunAsync(4000);
            await Task.Delay(Pause);
        }
    }
}
