using OpenTelemetry.Resources;

namespace StandardObservability.Identity;

/// <summary>The identity that this host's outputs speak under.</summary>
/// <remarks>
/// It starts as what was detected, so that the first log line has a name, and takes over what the user's own resource
/// configuration says as soon as OpenTelemetry has built it.
/// </remarks>
internal sealed class CurrentIdentity(ServiceIdentity detected)
{
    private volatile ServiceIdentity _value = detected;

    public ServiceIdentity Value => _value;

    public void ApplyResource(Resource resource) => _value = _value.WithResource(resource);
}
