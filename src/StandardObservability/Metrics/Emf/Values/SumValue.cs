using OpenTelemetry.Metrics;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>Counters and up-down counters: points add up.</summary>
/// <param name="keepsRunning">Whether the sum goes on over intervals, which turns deltas into a level.</param>
internal sealed class SumValue(bool keepsRunning) : EmfValue
{
    private long _whole;
    private double _real;
    private bool _isReal;

    public void Add(long value)
    {
        _whole += value;
        Touch();
    }

    public override void Write(Utf8Buffer buffer, byte[] key, int part)
    {
        if (_isReal)
        {
            buffer.Raw(key);
            buffer.Number(_real + _whole);
        }
        else
        {
            buffer.Number(key, _whole);
        }
    }

    protected override void Clear()
    {
        if (!keepsRunning)
        {
            (_whole, _real) = (0, 0);
        }
    }

    protected override (long Added, long Dropped) Add(MetricType type, in MetricPoint point)
    {
        if (type.IsLong())
        {
            _whole += point.GetSumLong();
            return (1, 0);
        }

        var value = point.GetSumDouble();
        if (!IsStorable(value))
        {
            return (0, 1);
        }

        _real += value;
        _isReal = true;
        return (1, 0);
    }
}
