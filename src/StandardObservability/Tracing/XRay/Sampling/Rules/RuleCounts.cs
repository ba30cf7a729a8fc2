namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>Counts of one rule.</summary>
/// <param name="Requests">New traces that the rule matched.</param>
/// <param name="Sampled">Those that were kept, borrowed ones included.</param>
/// <param name="Borrowed">Those kept from the reservoir before X-Ray gave a quota.</param>
internal readonly record struct RuleCounts(long Requests, long Sampled, long Borrowed);
