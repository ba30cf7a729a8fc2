using System.Runtime.CompilerServices;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>The value of a gauge: one number, or the statistic set of several data points that belong to the same series.</summary>
internal sealed class GaugeValue : SeriesValue
{
    private double _min;
    private double _max;
    private double _sum;
    private long _count;

    public GaugeValue() => NeedsCompletion = true;

    /// <summary>Adds the current value of one data point.</summary>
    public void Add(double value)
    {
        _min = _count == 0 ? value : Math.Min(_min, value);
        _max = _count == 0 ? value : Math.Max(_max, value);
        _sum += value;
        _count++;
        MarkChanged();
    }

    public override int Complete() => ChunkCount = HasValue && IsStorable(_sum) ? 1 : 0;

    [MethodImpl(MethodImplOptions.NoInlining)] // Most series are sums, and only their Write is inlined into the loop of a document.
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
        buffer.Raw((byte)'}');
    }

    protected override void Clear() => (_min, _max, _sum, _count) = (0, 0, 0, 0);
}
