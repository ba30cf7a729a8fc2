using System.Diagnostics.Metrics;
using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Export.Counts;

namespace StandardObservability.Metrics;

/// <summary>Reports what the outputs of one host have produced, sent and lost, as metrics of the host itself.</summary>
/// <remarks>
/// A meter provider collects a meter by its name. So each further host of the process gets a meter of another name: hosts do not report
/// the numbers of each other. Outputs without items report nothing.
/// </remarks>
internal sealed class OutputMeter : IDisposable
{
    private const string Item = "{item}";
    private static int _hosts;

    private readonly OutputCounts _counts;
    private readonly Meter _meter;

    public OutputMeter(OutputCounts counts)
    {
        _counts = counts;
        var number = Interlocked.Increment(ref _hosts);
        var suffix = number == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $".{number}");
        _meter = new Meter(nameof(StandardObservability) + suffix);
        _meter.CreateObservableCounter(MetricNames.ItemsProduced, () => Observe(static o => o.Produced), Item, "Items that an output received.");
        _meter.CreateObservableCounter(MetricNames.ItemsSent, () => Observe(static o => o.Sent), Item, "Items that the target of an output accepted.");
        _meter.CreateObservableCounter(MetricNames.ItemsLost, ObserveLost, Item, "Items that were lost.");
        _meter.CreateObservableUpDownCounter(MetricNames.ItemsWaiting, () => Observe(static o => o.Waiting), Item, "Items that are neither sent nor lost yet.");
        _meter.CreateObservableCounter(MetricNames.SpansSampledOut, () => counts.SpansSampledOut, "{span}", "Spans that the sampler did not sample.");
        _meter.CreateObservableCounter(MetricNames.SpansFiltered, () => counts.SpansFiltered, "{span}", "Spans of health checks and other excluded requests.");
    }

    public string Name => _meter.Name;

    public void Dispose() => _meter.Dispose();

    private IEnumerable<OutputCount> Used() => _counts.All.Where(static o => o.Produced > 0);

    private IEnumerable<Measurement<long>> Observe(Func<OutputCount, long> read)
    {
        foreach (var output in Used())
        {
            yield return new(read(output), new KeyValuePair<string, object?>(AttributeNames.Output, output.Name));
        }
    }

    /// <summary>Reports also 0, so that an alarm has data, but only reasons that have occurred.</summary>
    private IEnumerable<Measurement<long>> ObserveLost()
    {
        foreach (var output in Used())
        {
            var lost = output.LostByReason;
            if (lost.Count == 0)
            {
                lost.Add(LossReasonNames.QueueFull, 0);
            }

            foreach (var (reason, items) in lost)
            {
                yield return new(
                    items,
                    new KeyValuePair<string, object?>(AttributeNames.Output, output.Name),
                    new KeyValuePair<string, object?>(AttributeNames.LossReason, reason));
            }
        }
    }
}
