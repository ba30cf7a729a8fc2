using StandardObservability.Text;

namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>A sampling rule of X-Ray.</summary>
/// <remarks>Source: AWS X-Ray API Reference, "SamplingRule". A missing pattern matches nothing.</remarks>
internal sealed record SamplingRule(string Name, int Priority, double FixedRate, double ReservoirSize)
{
    public string? ServiceName { get; init; }

    public string? ServiceType { get; init; }

    public string? ResourceArn { get; init; }

    public string? HttpMethod { get; init; }

    public string? UrlPath { get; init; }

    public string? Host { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>Whether the rule applies to this service.</summary>
    public bool AppliesTo(ServiceFacts service)
        => Matches(ServiceName, service.Name) && Matches(ServiceType, service.Type) && Matches(ResourceArn, service.Arn);

    /// <summary>Whether another version of the rule has the same limits, so X-Ray's target is still valid.</summary>
    public bool HasLimitsOf(SamplingRule other) => FixedRate.Equals(other.FixedRate) && ReservoirSize.Equals(other.ReservoirSize);

    private static bool Matches(string? pattern, string? value) => pattern is not null && new Wildcard(pattern).Matches(value);
}
