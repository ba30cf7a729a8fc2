using OpenTelemetry.Metrics;
using StandardObservability.SdkInternals;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>What one series has gathered in one interval.</summary>
internal abstract class EmfValue
{
    /// <summary>Largest magnitude that CloudWatch stores.</summary>
    /// <remarks>Source: CloudWatch API reference, <c>MetricDatum</c>, <c>Value</c>.</remarks>
    private static readonly double Limit = Math.Pow(2, 360);

    private bool _isTouched;

    /// <summary>Documents that the value needs: none, one, or more when it has more values than a metric may have.</summary>
    public int Parts { get; protected set; }

    /// <summary>Whether anything was gathered since the last <see cref="Reset"/>.</summary>
    public bool HasValue => Parts > 0;

    /// <summary>A value of the kind that fits a metric.</summary>
    public static EmfValue For(Metric metric) => metric.MetricType switch
    {
        MetricType.LongGauge or MetricType.DoubleGauge => new GaugeValue(),
        MetricType.Histogram or MetricType.ExponentialHistogram => new DistributionValue(),
        _ when RuntimeLevelCounters.Contains(metric.Name) => new SumValue(keepsRunning: true),
        _ => new SumValue(keepsRunning: false),
    };

    /// <summary>Adds a point.</summary>
    /// <returns>How many of its values CloudWatch cannot store; they are left out.</returns>
    public long Fold(MetricType type, in MetricPoint point)
    {
        _isTouched = true;
        var (added, dropped) = Add(type, in point);
        if (added > 0 && Parts == 0)
        {
            Parts = 1;
        }

        return dropped;
    }

    /// <summary>Forgets the interval.</summary>
    public void Reset()
    {
        if (_isTouched)
        {
            (_isTouched, Parts) = (false, 0);
            Clear();
        }
    }

    /// <summary>Everything was added; the value may be written now.</summary>
    /// <returns>Its <see cref="Parts"/>.</returns>
    public virtual int Seal() => Parts;

    /// <summary>Writes a part of the value under a key that is JSON already.</summary>
    public abstract void Write(Utf8Buffer buffer, byte[] key, int part);

    protected abstract void Clear();

    /// <summary>Adds a point; answers how many values were added and how many could not be.</summary>
    protected abstract (long Added, long Dropped) Add(MetricType type, in MetricPoint point);

    /// <summary>Something was added that is no point.</summary>
    protected void Touch() => (_isTouched, Parts) = (true, 1);

    protected static bool IsStorable(double value) => Math.Abs(value) <= Limit;
}
