using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Export;
using StandardObservability.Identity;

namespace StandardObservability.Metrics.Emf;

/// <summary>Writes metrics as CloudWatch embedded metric format: a roll-up for the service, details where dimensions are declared.</summary>
/// <remarks>Its reader asks for deltas. Attributes that are no dimension are folded away; totals stay exact.</remarks>
internal sealed class EmfExporter(
    DimensionRules rules,
    EmfDocuments documents,
    EmfBudget budget,
    CurrentIdentity identity,
    LineWriter output,
    TimeSpan interval,
    TimeProvider time)
    : BaseExporter<Metric>
{
    private const int LongestFlush = 2000;

    private readonly Dictionary<Metric, EmfInstrument> _instruments = [];
    private readonly EmfGroups _groups = new();
    private EmfInstrument? _faults;
    private EmfInstrument? _billed;
    private DateTimeOffset _levelsWritten;

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var now = time.GetUtcNow();
        foreach (var group in _groups.All)
        {
            foreach (var series in group.Series)
            {
                series.Value.Reset();
            }
        }

        // A flush between two intervals is told from an interval by the time that has passed; nine tenths allow for a late timer.
        var withLevels = now - _levelsWritten >= interval * 0.9;
        _levelsWritten = withLevels ? now : _levelsWritten;
        foreach (var metric in batch)
        {
            Fold(metric, withLevels);
        }

        if (withLevels && _instruments.Count > 0)
        {
            _billed ??= new EmfInstrument(MetricNames.EmfBillableMetrics, "{metric}", new SumValue(keepsRunning: false), _groups, budget);
            ((SumValue)_billed.RollUp.Value).Add(budget.Series);
            budget.Tell();
        }

        documents.Begin(identity.Value, now.ToUnixTimeMilliseconds());
        foreach (var group in _groups.All)
        {
            documents.Write(group);
        }

        return ExportResult.Success;
    }

    protected override bool OnForceFlush(int timeoutMilliseconds) => Flush(timeoutMilliseconds);

    protected override bool OnShutdown(int timeoutMilliseconds) => Flush(timeoutMilliseconds);

    private void Fold(Metric metric, bool withLevels)
    {
        if (!EmfInstrument.Fits(metric))
        {
            return;
        }

        if (!_instruments.TryGetValue(metric, out var instrument))
        {
            instrument = new EmfInstrument(metric, rules.Of(metric.Name), _groups, budget);
            _instruments.Add(metric, instrument);
        }

        if (instrument.IsLevel && !withLevels)
        {
            return;
        }

        var isServer = metric.Name == MetricNames.HttpServerRequestDuration;
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            documents.CountUnstorable(instrument.Fold(in point));
            if (isServer)
            {
                CountFaults(in point);
            }
        }
    }

    /// <summary>Requests that failed on our side, present even when there were none, so that an alarm has something to look at.</summary>
    private void CountFaults(in MetricPoint point)
    {
        var value = (SumValue)(_faults ??= new EmfInstrument(MetricNames.HttpServerRequestFaults, "{request}", new SumValue(keepsRunning: false), _groups, budget)).RollUp.Value;
        value.Add(IsFault(point.Tags) ? point.GetHistogramCount() : 0);
    }

    private static bool IsFault(ReadOnlyTagCollection tags)
    {
        foreach (var (key, value) in tags)
        {
            if (key == AttributeNames.HttpResponseStatusCode && value is >= 500 and <= 599)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Waits for the writer, but not for a standard output that nobody reads: the host has more to stop.</summary>
    private bool Flush(int timeoutMilliseconds)
        => output.Flush(timeoutMilliseconds is >= 0 and < LongestFlush ? TimeSpan.FromMilliseconds(timeoutMilliseconds) : TimeSpan.FromMilliseconds(LongestFlush));
}
