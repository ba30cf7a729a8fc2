using StandardObservability.Text;
using StandardObservability.Tracing.XRay.Sampling.Rules;

namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>X-Ray's answer to <c>GetSamplingTargets</c>.</summary>
/// <param name="Targets">A target for each rule that X-Ray knows.</param>
/// <param name="LastRuleModification">When a rule was last changed.</param>
internal sealed record SamplingTargets(IReadOnlyList<SamplingTarget> Targets, DateTimeOffset? LastRuleModification)
{
    private const string Documents = "SamplingTargetDocuments";
    private const double MaxInterval = 3600;

    /// <exception cref="InvalidDataException">The document is not an answer to <c>SamplingTargets</c>.</exception>
    public static SamplingTargets Read(LenientJson answer)
        => answer.Member(Documents) is { IsArray: true } documents
            ? new SamplingTargets(documents.ReadItems(ReadTarget), answer.UnixTime("LastRuleModification"))
            : throw new InvalidDataException($"the answer has no {Documents}");

    private static SamplingTarget? ReadTarget(LenientJson target)
        => target.Text(WireNames.RuleName) is not { } name ? null : new SamplingTarget(
            name,
            target.Number(WireNames.FixedRate) is >= 0 and <= 1 and var rate ? rate : null,
            target.Number("ReservoirQuota") is >= 0 and var quota ? quota : null,
            target.UnixTime("ReservoirQuotaTTL"),
            target.Number("Interval") is > 0 and <= MaxInterval and var interval ? TimeSpan.FromSeconds(interval) : null);
}
