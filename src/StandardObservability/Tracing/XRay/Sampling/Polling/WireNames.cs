namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>Members of X-Ray's sampling documents that more than one of them has.</summary>
internal static class WireNames
{
    public const string RuleName = "RuleName";
    public const string FixedRate = "FixedRate";
}
