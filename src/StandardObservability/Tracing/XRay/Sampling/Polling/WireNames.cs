namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>Member names that several of X-Ray's sampling documents have.</summary>
internal static class WireNames
{
    public const string RuleName = "RuleName";
    public const string FixedRate = "FixedRate";
}
