namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>Counts of one rule.</summary>
/// <param name="Requests">New traces that the rule matched.</param>
/// <param name="Sampled">Sampled traces, including borrowed ones.</param>
/// <param name="Borrowed">Traces that were sampled from the reservoir before X-Ray gave a quota.</param>
internal sealed record RuleCounts(long Requests, long Sampled, long Borrowed);
