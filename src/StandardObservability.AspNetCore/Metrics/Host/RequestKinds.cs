using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.Tracing.Spans;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>The kinds of requests that a host had. Their number is limited: unknown methods share one name, and so do unusual schemes beyond a limit.</summary>
internal sealed class RequestKinds
{
    /// <summary>Clients of some servers choose the scheme.</summary>
    private const int MaxWithAnyScheme = 64;

    private readonly Lock _adding = new();
    private RequestKind[] _all = [];

    public RequestKind Find(IHttpRequestFeature request)
    {
        foreach (var kind in _all)
        {
            if (kind.Matches(request))
            {
                return kind;
            }
        }

        var scheme = request.Scheme is "http" or "https" || _all.Length < MaxWithAnyScheme ? request.Scheme : HttpMethodNames.Other;
        var (method, protocol) = (RequestMethod.InMetrics(request.Method), request.Protocol);
        return Find(scheme, method, protocol) ?? FindOrAdd(scheme, method, protocol);
    }

    /// <summary>Records the requests that are active.</summary>
    /// <param name="instrument">The number of active requests.</param>
    /// <param name="isLast">Whether none is active from now on.</param>
    public void RecordActive(HostInstrument instrument, bool isLast = false) => Array.ForEach(_all, k => k.RecordActive(instrument, isLast));

    private RequestKind? Find(string scheme, string method, string protocol)
    {
        foreach (var kind in _all)
        {
            if (kind.Matches(scheme, method, protocol))
            {
                return kind;
            }
        }

        return null;
    }

    private RequestKind FindOrAdd(string scheme, string method, string protocol)
    {
        lock (_adding)
        {
            var kind = Find(scheme, method, protocol);
            if (kind is null)
            {
                kind = new RequestKind(scheme, method, protocol);
                _all = [.. _all, kind];
            }

            return kind;
        }
    }
}
