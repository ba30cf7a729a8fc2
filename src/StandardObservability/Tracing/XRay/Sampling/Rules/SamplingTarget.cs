namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>X-Ray's target for one rule in this process, until the next report.</summary>
/// <remarks>Source: AWS X-Ray API Reference, "SamplingTargetDocument". Every member may be missing.</remarks>
/// <param name="RuleName">The rule.</param>
/// <param name="FixedRate">Ratio of the traces beyond the quota.</param>
/// <param name="ReservoirQuota">Traces a second.</param>
/// <param name="ReservoirQuotaTtl">When the quota ends.</param>
/// <param name="Interval">When to report again.</param>
internal sealed record SamplingTarget(string RuleName, double? FixedRate, double? ReservoirQuota, DateTimeOffset? ReservoirQuotaTtl, TimeSpan? Interval);
