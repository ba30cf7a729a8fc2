using OpenTelemetry.Resources;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>What the resource of all spans means for their segments.</summary>
/// <param name="IsEnabled">Whether spans get attributes for X-Ray.</param>
/// <param name="ServiceName">Name of the service's node.</param>
/// <param name="IsNameChanged">Whether the name differs from <c>service.name</c>, because X-Ray does not accept that.</param>
/// <param name="CanSplitCalls">
/// Whether a client, producer or consumer span may be a local root. The collector panics when it is and the resource has another cloud
/// provider.
/// </param>
internal sealed record SegmentResource(bool IsEnabled, string ServiceName, bool IsNameChanged, bool CanSplitCalls)
{
    public static SegmentResource Read(Resource? resource, bool? isEnabled)
    {
        string? provider = null;
        var name = string.Empty;
        foreach (var (key, value) in resource?.Attributes ?? [])
        {
            provider = key == AttributeNames.CloudProvider ? value as string : provider;
            name = key == AttributeNames.ServiceName ? value as string ?? name : name;
        }

        var segment = SegmentName.Clean(name);
        var isAws = provider == CloudPlatformNames.Provider;
        return new(isEnabled ?? isAws, segment, segment != name, isAws || string.IsNullOrEmpty(provider));
    }
}
