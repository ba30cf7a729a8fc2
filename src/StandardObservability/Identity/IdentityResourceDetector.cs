using OpenTelemetry.Resources;

namespace StandardObservability.Identity;

/// <summary>Hands the identity to OpenTelemetry.</summary>
internal sealed class IdentityResourceDetector(ServiceIdentity identity) : IResourceDetector
{
    public Resource Detect() => new(identity.Attributes);
}
