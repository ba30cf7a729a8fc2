using StandardObservability.Settings;

namespace StandardObservability;

/// <summary>Settings of traces for AWS X-Ray, section <c>Observability:Traces:XRay</c>.</summary>
public sealed class XRayOptions
{
    /// <summary>Whether new trace ids start with the time, as X-Ray's do. They are valid W3C trace ids either way.</summary>
    /// <value>Default: <see langword="null"/>, which means <see langword="true"/> except in Development.</value>
    /// <remarks>X-Ray accepts any W3C id today; older collectors and X-Ray SDKs still require the time. Ids that begin alike are hard to distinguish.</remarks>
    public bool? Ids { get; set => Assigned.Set(ref field, value); }

    /// <summary>
    /// Whether spans get the attributes from which AWS's collector takes the names of services, databases and queues in the trace map.
    /// </summary>
    /// <value>Default: <see langword="null"/>, which means <see langword="true"/> when <c>cloud.provider</c> is <c>aws</c>.</value>
    /// <remarks>docs/xray.md lists the attributes. No attribute that a span has is changed.</remarks>
    public bool? Attributes { get; set => Assigned.Set(ref field, value); }

    /// <summary>Names in the trace map for hosts that this service calls, by host name without scheme and port.</summary>
    /// <value>Default: empty; a called service has its host name.</value>
    public IDictionary<string, string> ServiceNames { get; set => field = value ?? NoNames(); } = NoNames();

    /// <summary>Which of these settings were assigned, and by what.</summary>
    internal AssignedSettings Assigned { get; } = new();

    private static Dictionary<string, string> NoNames() => new(StringComparer.OrdinalIgnoreCase);
}
