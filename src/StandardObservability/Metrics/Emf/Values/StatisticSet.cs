using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>Minimum, maximum, sum and count of the measurements of one series: what CloudWatch calls a statistic set.</summary>
internal readonly record struct StatisticSet(double Min, double Max, double Sum, long Count)
{
    /// <summary>Writes the members <c>Max</c>, <c>Min</c>, <c>Count</c> and <c>Sum</c> and ends their JSON object.</summary>
    public void Write(Utf8Buffer buffer)
    {
        buffer.Raw("\"Max\":"u8);
        var start = buffer.Length;
        buffer.Number(Max);
        var max = new TextSpan(start, buffer.Length);
        buffer.Raw(",\"Min\":"u8);
        Write(buffer, Min, max);
        buffer.Raw(",\"Count\":"u8);
        buffer.Number(Count);
        buffer.Raw(",\"Sum\":"u8);
        Write(buffer, Sum, max);
        buffer.Raw((byte)'}');
    }

    /// <summary>Writes a number. If it equals the maximum, the text of the maximum is copied, which is cheaper than formatting.</summary>
    private void Write(Utf8Buffer buffer, double value, TextSpan max)
    {
        if (value == Max)
        {
            buffer.Copy(max);
        }
        else
        {
            buffer.Number(value);
        }
    }
}
