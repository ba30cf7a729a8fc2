namespace Demo.Otlp;

/// <summary>The fields of a span that the report uses. The root span has an empty parent id.</summary>
internal sealed record ReceivedSpan(
    string Service, string TraceId, string SpanId, string ParentId, string Name, SpanKind Kind, ulong Start, ulong End, SpanStatus Status)
{
    private const double NanosecondsPerMillisecond = 1e6;

    public double Milliseconds => (End - Start) / NanosecondsPerMillisecond;

    public double MillisecondsAfter(ReceivedSpan other) => (Start - (double)other.Start) / NanosecondsPerMillisecond;
}
