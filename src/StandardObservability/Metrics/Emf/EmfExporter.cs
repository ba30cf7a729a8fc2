using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Identity;
using StandardObservability.Metrics.Emf.Documents;
using StandardObservability.Metrics.Emf.Instruments;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;
using StandardObservability.Redaction;

namespace StandardObservability.Metrics.Emf;

/// <summary>
/// OpenTelemetry metric exporter that writes CloudWatch embedded metric format (EMF). Each metric gets a roll-up series with the
/// dimensions service and environment, and one series for each combination of its configured dimensions.
/// </summary>
/// <remarks>Needs a reader with delta temporality. Data points that differ only in other attributes are added up; totals stay exact.</remarks>
/// <param name="rules">Finds the dimensions of a metric.</param>
/// <param name="documents">Writes the documents.</param>
/// <param name="budget">Limits the number of series.</param>
/// <param name="overflow">Warns when OpenTelemetry combines data points.</param>
/// <param name="redaction">Redacts dimension values.</param>
/// <param name="output">Receives the documents.</param>
/// <param name="identity">The service identity, or <see langword="null"/> to read it from the resource of the meter provider.</param>
/// <param name="interval">The export interval of the reader.</param>
/// <param name="time">Provides the timestamps.</param>
internal sealed class EmfExporter(
    DimensionRules rules,
    EmfDocumentWriter documents,
    SeriesBudget budget,
    OverflowWarning overflow,
    RedactionPolicy redaction,
    EmfOutput output,
    CurrentIdentity? identity,
    TimeSpan interval,
    TimeProvider time)
    : BaseExporter<Metric>
{
    private readonly Dictionary<Metric, InstrumentAggregator> _aggregators = [];
    private readonly DimensionGroups _groups = new();
    private SumValue? _faults;
    private SumValue? _billableMetrics;
    private ServiceIdentity? _resourceIdentity;
    private DateTimeOffset _levelsExportedAt;

    private ServiceIdentity Identity => identity?.Value ?? (_resourceIdentity ??= ServiceIdentity.FromResource(ParentProvider.GetResource()));

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var now = time.GetUtcNow();
        _groups.Reset();

        // A flush between two intervals must not repeat levels. Nine tenths of an interval allow for a timer that is not exact.
        var withLevels = now - _levelsExportedAt >= interval * 0.9;
        _levelsExportedAt = withLevels ? now : _levelsExportedAt;
        foreach (var metric in batch)
        {
            Aggregate(metric, withLevels);
        }

        if (withLevels && _aggregators.Count > 0)
        {
            _billableMetrics ??= AddOwnMetric(MetricNames.EmfBillableMetrics, "{metric}");
            _billableMetrics.Add(budget.Count);
            budget.LogGrowth();
        }

        WriteDocuments(now);
        return ExportResult.Success;
    }

    protected override bool OnForceFlush(int timeoutMilliseconds) => output.Flush(timeoutMilliseconds);

    protected override bool OnShutdown(int timeoutMilliseconds) => output.Flush(timeoutMilliseconds);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        output.Dispose();
    }

    private void WriteDocuments(DateTimeOffset now)
    {
        documents.Begin(Identity, now.ToUnixTimeMilliseconds());
        foreach (var group in _groups.All)
        {
            documents.Write(group);
            output.WriteIfLarge(documents);
        }

        output.Write(documents);
    }

    private void Aggregate(Metric metric, bool withLevels)
    {
        if (!_aggregators.TryGetValue(metric, out var aggregator))
        {
            if (!InstrumentAggregator.IsSupported(metric))
            {
                return;
            }

            aggregator = new InstrumentAggregator(metric, rules.Find(metric.Name), _groups, budget, redaction, FindFaults(metric));
            _aggregators.Add(metric, aggregator);
        }

        overflow.Check(metric);
        if (withLevels || !aggregator.IsLevel)
        {
            output.CountDropped(aggregator.Aggregate());
        }
    }

    /// <summary>
    /// Returns the counter of requests that failed in the service, if the metric is the request duration. It is exported even at 0, so that an
    /// alarm has data.
    /// </summary>
    private SumValue? FindFaults(Metric metric)
        => metric.Name == MetricNames.HttpServerRequestDuration && metric.MetricType is MetricType.Histogram or MetricType.ExponentialHistogram
            ? _faults ??= AddOwnMetric(MetricNames.HttpServerRequestFaults, "{request}")
            : null;

    /// <summary>Adds a metric that this exporter produces. It has only a roll-up.</summary>
    private SumValue AddOwnMetric(string name, string unit)
    {
        var value = new SumValue(isCumulative: false);
        _groups.RollUp.Add(new MetricSeries(new MetricText(name, unit), value));
        budget.Add();
        return value;
    }
}
