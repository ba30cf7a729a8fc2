namespace StandardObservability.Export.Otlp.Spans.Writing;

/// <summary>Times as OTLP has them: nanoseconds since 1970.</summary>
internal static class UnixTime
{
    public const long NanosecondsPerTick = 100;

    public static ulong FindNanoseconds(DateTime utc) => (ulong)((utc.Ticks - DateTime.UnixEpoch.Ticks) * NanosecondsPerTick);
}
