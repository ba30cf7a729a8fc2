using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.SignalR;

namespace StandardObservability.AspNetCore.Routes;

/// <summary>What the metadata of an endpoint mean for telemetry. Read once, because a request would look up several of them.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="isExcluded">Whether its requests have no telemetry.</param>
internal sealed class KnownEndpoint(Endpoint endpoint, bool isExcluded)
{
    private const string Root = "/";

    private (string Method, string Name)[] _names = [];
    private WeakReference<KnownEndpoint>? _weak;

    /// <summary>The endpoint.</summary>
    public Endpoint Endpoint { get; } = endpoint;

    /// <summary>The endpoint, with controller and action in a conventional route.</summary>
    public Endpoint Named { get; } = ConventionalRoute.Name(endpoint);

    /// <summary>Whether its route got the names of controller and action.</summary>
    public bool IsRenamed => Named != Endpoint;

    /// <summary>Whether its requests have no telemetry.</summary>
    public bool IsExcluded { get; } = isExcluded;

    /// <summary>Whether the application has disabled the metrics of its requests.</summary>
    public bool DisablesMetrics { get; } = endpoint.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is not null;

    /// <summary>Whether it is a SignalR hub.</summary>
    public bool IsHub { get; } = endpoint.Metadata.GetMetadata<HubMetadata>() is not null;

    /// <summary>The template of its route, or <see langword="null"/> without a route.</summary>
    public string? Route { get; } = endpoint.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route is { } route ? route.Length > 0 ? route : Root : null;

    /// <summary>A reference that keeps neither this object nor the endpoint.</summary>
    public WeakReference<KnownEndpoint> Weak => _weak ??= new(this);

    /// <summary>The name of a span: method and route. Kept for each method that the endpoint had.</summary>
    public string NameSpan(string method)
    {
        foreach (var (known, name) in _names)
        {
            if (known == method)
            {
                return name;
            }
        }

        var created = $"{method} {Route}";
        _names = [.. _names, (method, created)];
        return created;
    }
}
