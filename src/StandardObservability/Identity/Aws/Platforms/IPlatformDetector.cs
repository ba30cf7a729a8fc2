namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>What one compute service tells about the process that runs on it.</summary>
internal interface IPlatformDetector
{
    /// <summary>Adds what variables and files tell, which takes no time.</summary>
    void AddLocalAttributes(PlatformAttributes attributes);

    /// <summary>Adds what the platform's metadata server tells, if it has one.</summary>
    /// <returns>What could not be learnt and what to do about it, or <see langword="null"/>.</returns>
    Task<string?> AddMetadataAttributesAsync(PlatformAttributes attributes, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
