using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Requests;

/// <summary>Computes medians and ratios of the request suite.</summary>
internal sealed class RequestReport(Dictionary<RequestPipeline, List<RequestSample>> samples)
{
    /// <summary>Tolerated difference of two counts per request, for lines at start and documents of a metric export.</summary>
    private const double SameWork = 0.01;

    public SuiteResult Write(int rounds, int requests) => new("Request overhead", $"""
        `RequestOverhead/RequestApp`: a route with a parameter, a child span, a counter, a histogram, one log event with three properties;
        {requests:N0} requests in each of {rounds} interleaved rounds, every round in a fresh, warmed process, {Cores.Describe()}.
        Everything is sent before it is measured. Figures are medians; ratios are medians of the pairs of each round, against hand-wired
        OpenTelemetry at the same log level. Ours logs what the application logs; one row adds the line of each request. `events` counts
        log records at the OTLP receiver and lines on standard output. After that, requests have a trace header, half of them
        `traceparent` and `tracestate` and half `X-Amzn-Trace-Id`, and `server activities` counts how many activities each starts: an
        instrumentation that reads a header differently starts a second one and never exports it.
        """)
    {
        Columns = ["pipeline", "events", "spans", "server activities", "B/request", "ratio", "CPU us/request", "ratio", "requests/s"],
        Rows = [.. samples.Keys.Select(Row)],
        Bars = [.. Bars()],
    };

    private string[] Row(RequestPipeline pipeline) =>
    [
        pipeline.Name,
        Figure.Of(Median(pipeline, static s => s.LogEvents)),
        Figure.Of(Median(pipeline, static s => s.Spans)),
        Figure.Of(Median(pipeline, static s => s.ServerActivities)),
        Figure.Of(Median(pipeline, static s => s.Bytes)),
        Figure.Ratio(Ratio(pipeline, static s => s.Bytes)),
        Figure.Of(Median(pipeline, static s => s.CpuMicroseconds)),
        Figure.Ratio(Ratio(pipeline, static s => s.CpuMicroseconds)),
        Figure.Of(Median(pipeline, static s => s.RequestsPerSecond)),
    ];

    private IEnumerable<Bar> Bars()
    {
        var ours = RequestPipeline.Ours;
        yield return Same("log events per request, ours and hand-wired", static s => s.LogEvents);
        yield return Same("spans per request, ours and hand-wired", static s => s.Spans);
        yield return OneServerActivity(Median(ours, static s => s.ServerActivities));
        yield return Bar.AtMost("bytes per request, ours / hand-wired", 0.80, Ratio(ours, static s => s.Bytes), "x", isGate: true);
        yield return Bar.AtMost("CPU per request, ours / hand-wired", 1, Ratio(ours, static s => s.CpuMicroseconds), "x", isGate: false);
    }

    private Bar Same(string promise, Func<RequestSample, double> figure)
    {
        var (ours, theirs) = (Median(RequestPipeline.Ours, figure), Median(RequestPipeline.Baseline, figure));
        return new Bar(promise, "equal", $"{Figure.Of(ours)} and {Figure.Of(theirs)}", Math.Abs(ours - theirs) <= SameWork * theirs, IsGate: true);
    }

    private static Bar OneServerActivity(double seen)
        => new("server activities per request that brings a trace, ours", "1", Figure.Of(seen), Math.Abs(seen - 1) <= SameWork, IsGate: true);

    private double Median(RequestPipeline pipeline, Func<RequestSample, double> figure) => Figure.Median(samples[pipeline].Select(figure));

    private double Ratio(RequestPipeline pipeline, Func<RequestSample, double> figure)
    {
        var baseline = pipeline.FrameworkLevel == RequestPipeline.Baseline.FrameworkLevel ? RequestPipeline.Baseline : RequestPipeline.BaselineAllLevels;
        return Figure.Median(samples[pipeline].Zip(samples[baseline], (mine, theirs) => figure(mine) / figure(theirs)));
    }
}
