using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Identity;
using StandardObservability.Metrics.Emf.Documents;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;
using StandardObservability.Redaction;

namespace StandardObservability.Metrics.Emf;

/// <summary>Writes metrics as CloudWatch embedded metric format: a roll-up for the service, details where dimensions are declared.</summary>
/// <remarks>Its reader asks for deltas. Attributes that are no dimension are folded away; totals stay exact.</remarks>
/// <param name="rules">Which attributes are dimensions.</param>
/// <param name="documents">Writes the documents.</param>
/// <param name="budget">How many metrics there may be.</param>
/// <param name="redaction">What must not leave.</param>
/// <param name="output">Where documents go.</param>
/// <param name="identity">Who is speaking, or <see langword="null"/> for whom the provider's resource names.</param>
/// <param name="interval">How often the reader exports.</param>
/// <param name="time">Tells the time of documents.</param>
internal sealed class EmfExporter(
    DimensionRules rules,
    EmfDocuments documents,
    EmfBudget budget,
    RedactionPolicy redaction,
    EmfOutput output,
    CurrentIdentity? identity,
    TimeSpan interval,
    TimeProvider time)
    : BaseExporter<Metric>
{
    private readonly Dictionary<Metric, EmfInstrument> _instruments = [];
    private readonly EmfGroups _groups = new();
    private EmfInstrument? _faults;
    private EmfInstrument? _billed;
    private ServiceIdentity? _own;
    private DateTimeOffset _levelsWritten;

    private ServiceIdentity Identity => identity?.Value ?? (_own ??= ServiceIdentity.FromResource(ParentProvider.GetResource()));

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var now = time.GetUtcNow();
        _groups.Reset();

        // A flush between two intervals is told from an interval by the time that has passed; nine tenths allow for a late timer.
        var withLevels = now - _levelsWritten >= interval * 0.9;
        _levelsWritten = withLevels ? now : _levelsWritten;
        foreach (var metric in batch)
        {
            Fold(metric, withLevels);
        }

        if (withLevels && _instruments.Count > 0)
        {
            _billed ??= Own(MetricNames.EmfBillableMetrics, "{metric}");
            ((SumValue)_billed.RollUp.Value).Add(budget.Series);
            budget.Tell();
        }

        documents.Begin(Identity, now.ToUnixTimeMilliseconds());
        foreach (var group in _groups.All)
        {
            documents.Write(group);
            output.TakeWhenLong(documents);
        }

        output.Take(documents);
        return ExportResult.Success;
    }

    protected override bool OnForceFlush(int timeoutMilliseconds) => output.Flush(timeoutMilliseconds);

    protected override bool OnShutdown(int timeoutMilliseconds) => output.Flush(timeoutMilliseconds);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        output.Dispose();
    }

    private void Fold(Metric metric, bool withLevels)
    {
        if (!_instruments.TryGetValue(metric, out var instrument))
        {
            if (!EmfInstrument.Fits(metric))
            {
                return;
            }

            instrument = new EmfInstrument(metric, rules.Find(metric.Name), _groups, budget, redaction, FaultsOf(metric));
            _instruments.Add(metric, instrument);
        }

        if (withLevels || !instrument.IsLevel)
        {
            output.CountUnstorable(instrument.Fold());
        }
    }

    /// <summary>Requests that failed on our side, present even when there were none, so that an alarm has something to look at.</summary>
    private SumValue? FaultsOf(Metric metric)
        => metric.Name == MetricNames.HttpServerRequestDuration && metric.MetricType is MetricType.Histogram or MetricType.ExponentialHistogram
            ? (SumValue)(_faults ??= Own(MetricNames.HttpServerRequestFaults, "{request}")).RollUp.Value
            : null;

    private EmfInstrument Own(string name, string unit) => new(name, unit, new SumValue(keepsRunning: false), _groups, budget);
}
