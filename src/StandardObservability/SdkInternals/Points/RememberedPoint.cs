namespace StandardObservability.SdkInternals.Points;

/// <summary>A data point of OpenTelemetry that was found for the tags of a measurement.</summary>
/// <param name="Hash">The hash of the tags.</param>
/// <param name="Tags">A copy of the tags.</param>
/// <param name="Index">The index of the point in its store.</param>
/// <param name="Owner">What OpenTelemetry replaces when it gives the point to other tags; <see langword="null"/> if it never does.</param>
internal sealed record RememberedPoint(int Hash, KeyValuePair<string, object?>[] Tags, int Index, object? Owner);
