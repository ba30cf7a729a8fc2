namespace StandardObservability.Export.Counts;

/// <summary>A failure that lasts.</summary>
/// <param name="Reason">The latest cause, redacted.</param>
/// <param name="Since">The time of the first failed attempt.</param>
internal sealed record OutputFailure(string Reason, DateTimeOffset Since);
