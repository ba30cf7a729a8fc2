namespace Judges.Prometheus;

/// <summary>A series whose samples are exponential histograms of running totals, as CloudWatch stores histograms.</summary>
/// <param name="labels">The labels, with <c>__name__</c>.</param>
/// <remarks>Source: Prometheus 2.42, <c>prompb/types.proto</c>.</remarks>
public sealed class HistogramSeries(IReadOnlyDictionary<string, string> labels)
{
    /// <summary>Eight buckets for each doubling.</summary>
    private const int Scale = 3;

    private readonly SortedDictionary<int, long> _counts = [];
    private readonly List<ProtobufMessage> _samples = [];
    private double _sum;

    /// <summary>Adds a measurement above 0.</summary>
    public void Add(double value)
    {
        var bucket = (int)Math.Ceiling(Math.Log2(value) * (1 << Scale));
        _counts[bucket] = _counts.GetValueOrDefault(bucket) + 1;
        _sum += value;
    }

    /// <summary>Writes the running totals as a sample.</summary>
    public void Sample(DateTimeOffset time)
    {
        var (deltas, before, next) = (new ProtobufMessage(), 0L, 0);
        var sample = new ProtobufMessage().Integer(1, (ulong)_counts.Values.Sum()).Number(3, _sum).Integer(4, ProtobufMessage.ZigZag(Scale)).Number(5, 1e-128).Integer(6, 0);
        foreach (var (bucket, count) in _counts)
        {
            sample.Message(11, new ProtobufMessage().Integer(1, ProtobufMessage.ZigZag(bucket - next)).Integer(2, 1));
            deltas.Varint(ProtobufMessage.ZigZag(count - before));
            (before, next) = (count, bucket + 1);
        }

        _samples.Add(sample.Message(12, deltas).Integer(15, (ulong)time.ToUnixTimeMilliseconds()));
    }

    internal ProtobufMessage ToMessage()
    {
        var series = new ProtobufMessage();
        foreach (var (name, value) in labels.OrderBy(static l => l.Key, StringComparer.Ordinal))
        {
            series.Message(1, new ProtobufMessage().Text(1, name).Text(2, value));
        }

        _samples.ForEach(s => series.Message(4, s));
        return series;
    }
}
