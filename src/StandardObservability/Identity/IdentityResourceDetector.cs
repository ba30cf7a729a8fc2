using OpenTelemetry.Resources;

namespace StandardObservability.Identity;

/// <summary>Adds the attributes of the identity to an OpenTelemetry resource.</summary>
internal sealed class IdentityResourceDetector(ServiceIdentity identity) : IResourceDetector
{
    public Resource Detect() => new(identity.Attributes);
}
