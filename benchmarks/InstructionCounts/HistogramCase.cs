using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InstructionCounts;

/// <summary>Records a duration with six tags, as that of a request, in a histogram that a pipeline collects.</summary>
internal sealed class HistogramCase : ICase
{
    private static readonly object Status = 200;

    private readonly Meter _meter = new(nameof(InstructionCounts));
    private readonly IDisposable _pipeline;
    private readonly Histogram<double> _histogram;

    public HistogramCase(string pipeline)
    {
        _pipeline = MetricPipelines.Create(pipeline, _meter.Name);
        _histogram = _meter.CreateHistogram<double>("benchmark.duration", "s");
        MetricPipelines.ExportTwice(_pipeline, () => Run(1));
    }

    public void Run(int operations)
    {
        var tags = new TagList
        {
            { "http.request.method", "GET" }, { "http.route", "/orders/{id}" }, { "http.response.status_code", Status },
            { "url.scheme", "https" }, { "network.protocol.version", "1.1" }, { "outcome", "ok" },
        };
        for (var i = 0; i < operations; i++)
        {
            _histogram.Record(0.05, tags);
        }
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        _meter.Dispose();
    }
}
