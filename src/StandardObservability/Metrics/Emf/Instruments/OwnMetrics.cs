using OpenTelemetry.Metrics;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>The metrics that the exporter produces itself. Each has only a roll-up, and is written in every interval.</summary>
/// <param name="budget">Counts the series.</param>
/// <param name="groups">The groups to add the series to.</param>
/// <param name="requests">Failed requests with a status below 500, or <see langword="null"/> if the host is not a web service.</param>
internal sealed class OwnMetrics(SeriesBudget budget, DimensionGroups groups, RequestFaults? requests)
{
    private SumValue? _faults;
    private SumValue? _clientFaults;
    private SumValue? _billableMetrics;

    /// <summary>
    /// Returns the counter of failed requests, if the metric is the duration of HTTP requests of a server or client. It is exported even at 0, so
    /// that an alarm has data.
    /// </summary>
    public FaultCounter? FindFaults(Metric metric)
    {
        if (metric.MetricType is not (MetricType.Histogram or MetricType.ExponentialHistogram))
        {
            return null;
        }

        return metric.Name switch
        {
            MetricNames.HttpServerRequestDuration => new FaultCounter(AddFaults(), countsUnanswered: false),
            MetricNames.HttpClientRequestDuration => new FaultCounter(AddClientFaults(), countsUnanswered: true),
            _ => null,
        };
    }

    /// <summary>Counts the requests that failed with a status below 500. In a web service, the counter exists before its first request.</summary>
    public void BeginExport()
    {
        if (requests is null)
        {
            return;
        }

        var faults = AddFaults();
        if (requests.Take() is > 0 and var failed)
        {
            faults.Add(failed);
        }
    }

    public void EndInterval(bool hasInstruments)
    {
        _faults?.Add(0);
        _clientFaults?.Add(0);
        if (hasInstruments || _billableMetrics is not null)
        {
            _billableMetrics ??= Add(MetricNames.EmfBillableMetrics, "{metric}");
            _billableMetrics.Add(budget.Count);
            budget.LogGrowth();
        }
    }

    private SumValue AddFaults() => _faults ??= Add(MetricNames.HttpServerRequestFaults, "{request}");

    private SumValue AddClientFaults() => _clientFaults ??= Add(MetricNames.HttpClientRequestFaults, "{request}");

    private SumValue Add(string name, string unit)
    {
        var series = new MetricSeries(new MetricText(name, unit), SeriesKind.Count) { IsPermanent = true };
        groups.Add([], [], series);
        budget.Add(series);
        return (SumValue)series.Value;
    }
}
