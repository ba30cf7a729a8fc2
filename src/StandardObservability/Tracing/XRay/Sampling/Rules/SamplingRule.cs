using StandardObservability.Text;

namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>A sampling rule as X-Ray describes it.</summary>
/// <remarks>Source: AWS X-Ray API Reference, "SamplingRule". A pattern that is missing matches nothing.</remarks>
internal sealed record SamplingRule(string Name, int Priority, double FixedRate, double ReservoirSize)
{
    public string? ServiceName { get; init; }

    public string? ServiceType { get; init; }

    public string? ResourceArn { get; init; }

    public string? HttpMethod { get; init; }

    public string? UrlPath { get; init; }

    public string? Host { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>Whether the rule can match anything in this service.</summary>
    public bool AppliesTo(ServiceFacts service)
        => Matches(ServiceName, service.Name) && Matches(ServiceType, service.Type) && Matches(ResourceArn, service.Arn);

    /// <summary>Whether another version of the rule decides in the same proportions, so that X-Ray's target for it still holds.</summary>
    public bool HasLimitsOf(SamplingRule other) => FixedRate.Equals(other.FixedRate) && ReservoirSize.Equals(other.ReservoirSize);

    private static bool Matches(string? pattern, string? value) => pattern is not null && new Wildcard(pattern).Matches(value);
}
