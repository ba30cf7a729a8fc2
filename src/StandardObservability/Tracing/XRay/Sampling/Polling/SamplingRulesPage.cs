using StandardObservability.Conventions.Tracing;
using StandardObservability.Text;
using StandardObservability.Tracing.XRay.Sampling.Rules;

namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>A page of X-Ray's answer to <c>GetSamplingRules</c>.</summary>
/// <param name="Rules">The valid rules. A rule that exceeds X-Ray's limits or has another version is ignored.</param>
/// <param name="NextToken">The token of the next page, if any.</param>
internal sealed record SamplingRulesPage(IReadOnlyList<SamplingRule> Rules, string? NextToken)
{
    private const string Records = "SamplingRuleRecords";

    /// <exception cref="InvalidDataException">The document is not an answer to <c>GetSamplingRules</c>.</exception>
    public static SamplingRulesPage Read(LenientJson answer)
        => answer.Member(Records) is { IsArray: true } records
            ? new SamplingRulesPage(records.ReadItems(static r => ReadRule(r.Member("SamplingRule"))), answer.Text("NextToken"))
            : throw new InvalidDataException($"the answer has no {Records}");

    private static SamplingRule? ReadRule(LenientJson rule)
    {
        if (rule.Text(WireNames.RuleName) is not { Length: > 0 } name
            || rule.Number(WireNames.FixedRate) is not (>= 0 and <= 1 and var rate)
            || rule.Number("Priority") is not (>= 0 and <= int.MaxValue and var priority)
            || rule.Number("ReservoirSize") is not (>= 0 and var reservoir)
            || rule.Number("Version") is not (null or 1))
        {
            return null;
        }

        var read = new SamplingRule(name, (int)priority, rate, reservoir)
        {
            ServiceName = rule.Text("ServiceName"),
            ServiceType = rule.Text("ServiceType"),
            ResourceArn = rule.Text("ResourceARN"),
            HttpMethod = rule.Text("HTTPMethod"),
            UrlPath = rule.Text("URLPath"),
            Host = rule.Text("Host"),
            Attributes = ReadAttributes(rule.Member("Attributes")),
        };
        return IsWithinLimits(read) ? read : null;
    }

    private static List<KeyValuePair<string, string>> ReadAttributes(LenientJson attributes)
    {
        List<KeyValuePair<string, string>> read = [];
        foreach (var (name, value) in attributes.Members())
        {
            if (value.Text() is { } pattern)
            {
                read.Add(new(name, pattern));
            }
        }

        return read;
    }

    private static bool IsWithinLimits(SamplingRule rule)
        => rule.Name.Length <= XRayLimits.RuleNameLength
            && Array.TrueForAll([rule.ServiceName, rule.ServiceType, rule.ResourceArn, rule.HttpMethod, rule.UrlPath, rule.Host], IsShort)
            && rule.Attributes.All(static a => IsShort(a.Value));

    private static bool IsShort(string? pattern) => pattern is null || pattern.Length <= XRayLimits.RulePatternLength;
}
