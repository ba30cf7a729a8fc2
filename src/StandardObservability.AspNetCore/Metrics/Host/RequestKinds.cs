using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.Tracing.Spans;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>The kinds of requests that a host had. They are few, because unknown methods are one kind.</summary>
internal sealed class RequestKinds
{
    /// <summary>Clients of some servers choose the scheme. Requests beyond this number are measured without theirs.</summary>
    private const int Max = 64;

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

        return FindOrAdd(request.Scheme, RequestMethod.InMetrics(request.Method), request.Protocol);
    }

    /// <summary>Records the requests that are active.</summary>
    public void RecordActive(HostInstrument instrument)
    {
        foreach (var kind in _all)
        {
            kind.RecordActive(instrument);
        }
    }

    private RequestKind FindOrAdd(string scheme, string method, string protocol)
    {
        lock (_adding)
        {
            if (Array.Find(_all, k => k.Matches(scheme, method, protocol)) is { } known)
            {
                return known;
            }

            if (_all.Length == Max)
            {
                return _all[^1];
            }

            var added = new RequestKind(_all.Length < Max - 1 ? scheme : string.Empty, method, protocol);
            _all = [.. _all, added];
            return added;
        }
    }
}
