namespace StandardObservability.Testing.Recording;

/// <summary>Kinds of instruments in the words of a telemetry policy.</summary>
internal static class InstrumentWords
{
    public const string Counter = "counter";
    public const string UpDownCounter = "updowncounter";
    public const string Gauge = "gauge";
    public const string Histogram = "histogram";
}
