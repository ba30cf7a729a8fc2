namespace StandardObservability.Testing;

/// <summary>One series of a metric at the moment of the snapshot: an instrument and one combination of attribute values.</summary>
public sealed record CapturedPoint
{
    /// <summary>Name of the metric.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the meter.</summary>
    public required string MeterName { get; init; }

    /// <summary>Unit in UCUM, or an empty string.</summary>
    public required string Unit { get; init; }

    /// <summary>Kind of the instrument in the words of a telemetry policy: <c>counter</c>, <c>updowncounter</c>, <c>gauge</c> or <c>histogram</c>.</summary>
    public required string Instrument { get; init; }

    /// <summary>Total of a counter or up-down counter since the host started, last value of a gauge, sum of a histogram.</summary>
    public double Value { get; init; }

    /// <summary>Number of measurements of a histogram since the host started, or <see langword="null"/> for other instruments.</summary>
    public long? Count { get; init; }

    /// <summary>Attributes by key.</summary>
    public required IReadOnlyDictionary<string, object?> Attributes { get; init; }
}
