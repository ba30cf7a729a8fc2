namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>A resource detector for one AWS compute service.</summary>
internal interface IPlatformDetector
{
    /// <summary>Adds attributes from environment variables and local files, without network calls.</summary>
    void AddLocalAttributes(PlatformAttributes attributes);

    /// <summary>Adds attributes from the platform's metadata server, when it has one.</summary>
    /// <returns>A message about missing attributes and the remedy, or <see langword="null"/>.</returns>
    Task<string?> AddMetadataAttributesAsync(PlatformAttributes attributes, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
