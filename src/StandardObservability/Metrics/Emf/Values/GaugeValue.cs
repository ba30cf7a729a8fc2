using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>The value of a gauge: one number, or the statistic set of several data points that belong to the same series.</summary>
internal sealed class GaugeValue : SeriesValue
{
    private double _min;
    private double _max;
    private double _sum;
    private long _count;

    [MethodImpl(MethodImplOptions.NoInlining)] // Most series are sums, and only their Write is worth inlining into the loop of a document.
    public override void Write(Utf8Buffer buffer, byte[] key, int chunk)
    {
        buffer.Raw(key);
        if (_count == 1)
        {
            buffer.Number(_sum);
            return;
        }

        var numbers = new RepeatedNumbers(buffer);
        buffer.Raw((byte)'{');
        new StatisticSet(_min, _max, _sum, _count).Write(buffer, ref numbers);
    }

    protected override void Clear() => (_min, _max, _sum, _count) = (0, 0, 0, 0);

    protected override (long Added, long Dropped) AddPoint(MetricType type, in MetricPoint point)
    {
        var value = type.IsLong() ? point.GetGaugeLastValueLong() : point.GetGaugeLastValueDouble();
        if (!IsStorable(value))
        {
            return (0, 1);
        }

        _min = _count == 0 ? value : Math.Min(_min, value);
        _max = _count == 0 ? value : Math.Max(_max, value);
        _sum += value;
        _count++;
        return (1, 0);
    }
}
