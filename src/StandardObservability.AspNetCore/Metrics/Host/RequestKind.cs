using Microsoft.AspNetCore.Http.Features;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>Requests with the same scheme, method and protocol when they begin. Middleware may change these later, as forwarded headers do.</summary>
internal sealed class RequestKind
{
    private const int ActiveTags = 2;

    private readonly string _scheme;
    private readonly string _method;
    private readonly string _protocol;
    private readonly KeyValuePair<string, object?>[] _tags;
    private readonly Lock _recording = new();
    private long _active;
    private long? _recorded;

    /// <param name="scheme">The scheme of their addresses.</param>
    /// <param name="method">Their method as metrics have it.</param>
    /// <param name="protocol">Protocol and version, such as <c>HTTP/2</c>.</param>
    public RequestKind(string scheme, string method, string protocol)
    {
        (_scheme, _method, _protocol) = (scheme, method, protocol);
        KeyValuePair<string, object?>[] tags = [new(RequestAttributeNames.UrlScheme, scheme), new(AttributeNames.HttpRequestMethod, method)];
        _tags = ProtocolVersion.Find(protocol) is { } version ? [.. tags, new(RequestAttributeNames.NetworkProtocolVersion, version)] : tags;
    }

    /// <summary>The attributes that are known when a request begins.</summary>
    public ReadOnlySpan<KeyValuePair<string, object?>> Tags => _tags;

    public bool Matches(IHttpRequestFeature request) => request.Method == _method && request.Scheme == _scheme && request.Protocol == _protocol;

    public bool Matches(string scheme, string method, string protocol) => method == _method && scheme == _scheme && protocol == _protocol;

    public void Begin() => Interlocked.Increment(ref _active);

    public void End() => Interlocked.Decrement(ref _active);

    /// <summary>Records how the number of active requests has changed since the last time.</summary>
    /// <param name="instrument">The number of active requests.</param>
    /// <param name="isLast">Whether none is active from now on.</param>
    public void RecordActive(HostInstrument instrument, bool isLast)
    {
        lock (_recording)
        {
            var active = isLast ? 0 : Interlocked.Read(ref _active);
            if (active != _recorded)
            {
                instrument.Record(active - (_recorded ?? 0), _tags.AsSpan(0, ActiveTags));
                _recorded = active;
            }
        }
    }
}
