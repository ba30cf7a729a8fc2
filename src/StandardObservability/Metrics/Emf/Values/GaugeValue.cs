using OpenTelemetry.Metrics;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>Gauges: one value as it is; of several that share their dimensions, the smallest, the largest, their sum and number.</summary>
internal sealed class GaugeValue : EmfValue
{
    private double _min;
    private double _max;
    private double _sum;
    private long _count;

    public override void Write(Utf8Buffer buffer, byte[] key, int part)
    {
        buffer.Raw(key);
        if (_count == 1)
        {
            buffer.Number(_sum);
            return;
        }

        buffer.Raw("{\"Max\":"u8);
        buffer.Number(_max);
        buffer.Raw(",\"Min\":"u8);
        buffer.Number(_min);
        buffer.Raw(",\"Count\":"u8);
        buffer.Number(_count);
        buffer.Raw(",\"Sum\":"u8);
        buffer.Number(_sum);
        buffer.Raw((byte)'}');
    }

    protected override void Clear() => (_min, _max, _sum, _count) = (0, 0, 0, 0);

    protected override (long Added, long Dropped) Add(MetricType type, in MetricPoint point)
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
