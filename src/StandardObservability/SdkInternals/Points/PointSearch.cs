namespace StandardObservability.SdkInternals.Points;

/// <summary>Lets OpenTelemetry find or create the data point of a measurement.</summary>
/// <param name="store">OpenTelemetry's store.</param>
/// <param name="tags">The tags of the measurement.</param>
/// <returns>The index of the point. Negative when the store has no space for another point.</returns>
internal delegate int PointSearch(object store, ReadOnlySpan<KeyValuePair<string, object?>> tags);
