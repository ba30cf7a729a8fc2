using OpenTelemetry.Resources;

namespace StandardObservability.Identity;

/// <summary>The identity that all outputs of one host use.</summary>
/// <remarks>
/// It starts as the detected identity, so that the first log line has a service name. The application's own resource configuration is
/// applied when OpenTelemetry has built the resource.
/// </remarks>
internal sealed class CurrentIdentity(ServiceIdentity detected)
{
    private volatile ServiceIdentity _value = detected;

    public ServiceIdentity Value => _value;

    public void ApplyResource(Resource resource) => _value = _value.WithResource(resource);
}
