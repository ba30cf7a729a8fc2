using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Identity;
using StandardObservability.Metrics.Emf.Attributes;
using StandardObservability.Metrics.Emf.Documents;
using StandardObservability.Metrics.Emf.Instruments;
using StandardObservability.Metrics.Emf.Instruments.Levels;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;
using StandardObservability.Metrics.Rules;
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
/// <param name="groups">Holds the series.</param>
/// <param name="observed">Observes each metric before it is read.</param>
/// <param name="redaction">Redacts dimension values.</param>
/// <param name="output">Receives the documents.</param>
/// <param name="requests">Failed requests with a status below 500, or <see langword="null"/> if the host is not a web service.</param>
/// <param name="negatives">Counts the negative measurements of histograms.</param>
/// <param name="identity">The service identity, or <see langword="null"/> to read it from the resource of the meter provider.</param>
/// <param name="interval">The export interval of the reader.</param>
/// <param name="time">Provides the timestamps.</param>
internal sealed class EmfExporter(
    DimensionRules rules,
    EmfDocumentWriter documents,
    SeriesBudget budget,
    DimensionGroups groups,
    ExportedMetrics observed,
    RedactionPolicy redaction,
    EmfOutput output,
    RequestFaults? requests,
    NegativeMeasurements negatives,
    CurrentIdentity? identity,
    TimeSpan interval,
    TimeProvider time)
    : BaseExporter<Metric>
{
    /// <summary>How often unused series are looked for.</summary>
    private static readonly TimeSpan CleanUpPeriod = TimeSpan.FromMinutes(5);

    private readonly Dictionary<Metric, InstrumentAggregator> _aggregators = [];
    private readonly List<LevelAggregator> _levels = [];
    private readonly ObservableInstruments _observable = new();
    private readonly OwnMetrics _own = new(budget, groups, requests);
    private Func<NegativeCount, bool>? _isExplicit;
    private ServiceIdentity? _resourceIdentity;
    private DateTimeOffset _intervalEndedAt;
    private DateTimeOffset _cleanedUpAt;
    private int _budgetVersion;
    private long _export;

    private ServiceIdentity Identity => identity?.Value ?? (_resourceIdentity ??= ServiceIdentity.FromResource(ParentProvider.GetResource()));

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var now = time.GetUtcNow();
        BeginExport(now);
        foreach (var metric in batch)
        {
            Read(metric);
        }

        output.CountDropped(negatives.Take(_isExplicit ??= IsExplicit));

        // A flush between two intervals must not repeat levels. Nine tenths of an interval allow for a timer that is not exact.
        var isEndOfInterval = now - _intervalEndedAt >= interval * 0.9;
        if (isEndOfInterval)
        {
            _intervalEndedAt = now;
            _own.EndInterval(hasInstruments: _aggregators.Count > 0);
        }

        AddLevels(isEndOfInterval);
        WriteDocuments(now);
        CleanUp(now);
        return ExportResult.Success;
    }

    protected override bool OnForceFlush(int timeoutMilliseconds) => output.Flush(timeoutMilliseconds);

    protected override bool OnShutdown(int timeoutMilliseconds) => output.Flush(timeoutMilliseconds);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        negatives.Dispose();
        output.Dispose();
    }

    private void BeginExport(DateTimeOffset now)
    {
        _export++;
        budget.BeginExport(now);
        groups.Reset();
        _own.BeginExport();
        _observable.Clear();
        foreach (var level in _levels)
        {
            output.CountDropped(level.BeginExport(_export));
        }
    }

    private void Read(Metric metric)
    {
        if (!_aggregators.TryGetValue(metric, out var aggregator))
        {
            if (InstrumentAggregator.FindKind(metric) is not { } kind)
            {
                return;
            }

            _aggregators.Add(metric, aggregator = Create(metric, kind));
        }

        observed.Accept(metric);
        output.CountDropped(aggregator.Read());
    }

    private bool IsExplicit(NegativeCount count)
        => _aggregators.Keys.Any(m => m.MetricType == MetricType.Histogram && m.MeterName == count.Meter && m.Name == count.Instrument);

    private InstrumentAggregator Create(Metric metric, SeriesKind kind)
    {
        var series = new InstrumentSeries(metric, kind, rules.Find(metric.Name), groups, budget, redaction, observed.FindRemovedKeys(metric));
        if (kind is SeriesKind.Count or SeriesKind.Histogram)
        {
            return new DeltaAggregator(metric, series, _own.FindFaults(metric));
        }

        var level = new LevelAggregator(metric, series, kind, _observable.Contains(metric), budget);
        level.BeginExport(_export);
        _levels.Add(level);
        return level;
    }

    private void AddLevels(bool isEndOfInterval)
    {
        foreach (var level in _levels)
        {
            level.Select(isEndOfInterval && !level.IsGone);
        }

        foreach (var level in _levels)
        {
            level.Add();
        }
    }

    private void WriteDocuments(DateTimeOffset now)
    {
        documents.Begin(Identity, now.ToUnixTimeMilliseconds());
        foreach (var group in groups.All)
        {
            output.CountDropped(documents.Write(group));
            output.WriteIfLarge(documents);
        }

        output.Write(documents);
    }

    /// <summary>Removes the instruments of disposed meters, and series without data.</summary>
    private void CleanUp(DateTimeOffset now)
    {
        foreach (var (metric, aggregator) in _aggregators)
        {
            if (aggregator.IsGone)
            {
                aggregator.Release();
                _aggregators.Remove(metric);
                Remove(aggregator as LevelAggregator);
            }
        }

        if (now - _cleanedUpAt >= CleanUpPeriod)
        {
            _cleanedUpAt = now;
            budget.RemoveUnused(interval * 2 > SeriesBudget.Lifetime ? interval * 2 : SeriesBudget.Lifetime);
        }

        if (_budgetVersion != budget.Version)
        {
            _budgetVersion = budget.Version;
            groups.RemoveEnded();
        }
    }

    private void Remove(LevelAggregator? level)
    {
        if (level is not null)
        {
            _levels.Remove(level);
        }
    }
}
