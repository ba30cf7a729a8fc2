using StandardObservability.Conventions;

namespace StandardObservability.Identity.Aws;

/// <summary>The result of the platform detection.</summary>
/// <param name="Attributes">Resource attributes. Values from configuration or code win over them.</param>
/// <param name="Shortcoming">The message about missing attributes and the remedy, or <see langword="null"/>.</param>
internal sealed record DetectedPlatform(IReadOnlyDictionary<string, object> Attributes, string? Shortcoming)
{
    public static DetectedPlatform None { get; } = new(new Dictionary<string, object>(), null);

    /// <summary>The compute service that environment variables and files of the machine indicate.</summary>
    public ComputePlatform Platform { get; init; }

    /// <summary>Whether standard output reaches CloudWatch Logs by default.</summary>
    public bool WritesStandardOutputToCloudWatch => Platform is ComputePlatform.Lambda or ComputePlatform.Ecs;

    /// <summary>The name of the compute service in the semantic conventions, or <see langword="null"/> outside AWS.</summary>
    public string? Name => (Attributes.GetValueOrDefault(AttributeNames.CloudPlatform) ?? Attributes.GetValueOrDefault(AttributeNames.CloudProvider)) as string;
}
