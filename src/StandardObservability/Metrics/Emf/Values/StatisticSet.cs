using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>Minimum, maximum, sum and count of the measurements of one series: what CloudWatch calls a statistic set.</summary>
internal readonly record struct StatisticSet(double Min, double Max, double Sum, long Count)
{
    /// <summary>Writes the members <c>Max</c>, <c>Min</c>, <c>Count</c> and <c>Sum</c>.</summary>
    public void Write(Utf8Buffer buffer, ref RepeatedNumbers numbers)
    {
        buffer.Raw("\"Max\":"u8);
        numbers.Write(Max);
        buffer.Raw(",\"Min\":"u8);
        numbers.Write(Min);
        buffer.Raw(",\"Count\":"u8);
        buffer.Number(Count);
        buffer.Raw(",\"Sum\":"u8);
        numbers.Write(Sum);
    }
}
