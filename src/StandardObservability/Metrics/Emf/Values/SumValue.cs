using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>The value of a counter or up-down counter: the sum of its data points.</summary>
internal sealed class SumValue : DeltaValue
{
    private long _longSum;
    private double _doubleSum;

    public void Add(long value)
    {
        _longSum += value;
        MarkChanged();
    }

    public void Add(double value)
    {
        _doubleSum += value;
        NeedsCompletion = true;
        MarkChanged();
    }

    public override int Complete() => IsStorable(_doubleSum + _longSum) ? ChunkCount : ChunkCount = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // Most series are sums; the loop of a document tests the type and calls this.
    public override void Write(Utf8Buffer buffer, byte[] key, int chunk)
    {
        if (NeedsCompletion)
        {
            buffer.Raw(key);
            buffer.Number(_doubleSum + _longSum);
        }
        else
        {
            buffer.Number(key, _longSum);
        }
    }

    protected override void Clear() => (_longSum, _doubleSum) = (0, 0);

    protected override (long Added, long Dropped) AddPoint(MetricType type, in MetricPoint point)
    {
        if (type.IsLong())
        {
            _longSum += point.GetSumLong();
            return (1, 0);
        }

        var value = point.GetSumDouble();
        if (!IsStorable(value))
        {
            return (0, 1);
        }

        _doubleSum += value;
        NeedsCompletion = true;
        return (1, 0);
    }
}
