using StandardObservability.Conventions;

namespace StandardObservability.Identity.Aws;

/// <summary>What was found out about where this service runs.</summary>
/// <param name="Attributes">Resource attributes, the weakest of all: whatever configuration or code says stands before them.</param>
/// <param name="Shortcoming">What could not be learnt and what to do about it, or <see langword="null"/>.</param>
internal sealed record DetectedPlatform(IReadOnlyDictionary<string, object> Attributes, string? Shortcoming)
{
    public static DetectedPlatform None { get; } = new(new Dictionary<string, object>(), null);

    /// <summary>The compute service that variables and files of the machine point to.</summary>
    public ComputePlatform Platform { get; init; }

    /// <summary>Whether lines on standard output reach CloudWatch Logs without further set-up.</summary>
    public bool WritesStandardOutputToCloudWatch => Platform is ComputePlatform.Lambda or ComputePlatform.Ecs;

    /// <summary>The compute service, or <see langword="null"/> when it is none of AWS's.</summary>
    public string? Name => (Attributes.GetValueOrDefault(AttributeNames.CloudPlatform) ?? Attributes.GetValueOrDefault(AttributeNames.CloudProvider)) as string;
}
