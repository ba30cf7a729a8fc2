using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.Routes;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>A request in the metrics of ASP.NET Core: what the application adds to them, and whether it has disabled them.</summary>
/// <param name="context">The request.</param>
internal abstract class MeasuredRequest(HttpContext context) : IHttpMetricsTagsFeature
{
    private RequestKind? _kind;
    private List<KeyValuePair<string, object?>>? _tags;
    private bool _isOffered;

    /// <summary>How often middleware has looked for an endpoint, and there was none: never, once, or more often.</summary>
    private byte _missedEndpoints;

    /// <summary>Whether the application has disabled the duration of this request.</summary>
    bool IHttpMetricsTagsFeature.MetricsDisabled { get; set; }

    /// <summary>What the application adds. Created when it is read, which few applications do.</summary>
    ICollection<KeyValuePair<string, object?>> IHttpMetricsTagsFeature.Tags => _tags ??= [];

    protected HttpContext Context { get; } = context;

    /// <summary>This object, or that of ASP.NET Core when it measures the request too; <see langword="null"/> when its metrics are not collected.</summary>
    protected IHttpMetricsTagsFeature? MetricsFeature => _isOffered ? this : Context.Features.Get<IHttpMetricsTagsFeature>();

    /// <summary>Counts that middleware has looked for an endpoint, and there was none.</summary>
    protected Endpoint? MissEndpoint()
    {
        _missedEndpoints = (byte)Math.Min(_missedEndpoints + 1, 2);
        return null;
    }

    protected void BeginMetrics(HostMetrics? metrics)
    {
        _kind = metrics?.Begin(Context);
        if (metrics is { IsMeasuredByHost: false } || (metrics is not null && Context.Features.Get<IHttpMetricsTagsFeature>() is null))
        {
            _isOffered = true;
            Context.Features[typeof(IHttpMetricsTagsFeature)] = this;
        }
    }

    /// <summary>Disables the duration of this request.</summary>
    protected void DisableMetrics()
    {
        if (MetricsFeature is { } feature)
        {
            feature.MetricsDisabled = true;
        }
    }

    /// <summary>Counts the request as ended, once.</summary>
    /// <returns>Its kind, if this is the first call.</returns>
    protected RequestKind? EndActive()
    {
        var kind = _kind;
        _kind = null;
        kind?.End();
        return kind;
    }

    /// <summary>Records how long it took, unless the application has disabled that.</summary>
    protected void RecordDuration(HostMetrics metrics, RequestKind kind, long started, KnownEndpoint? endpoint, Task? processing)
    {
        if (endpoint is not { DisablesMetrics: true } && MetricsFeature is var feature && feature is not { MetricsDisabled: true })
        {
            var added = _isOffered ? _tags : feature?.Tags;
            metrics.RecordDuration(
                Context, kind, started, endpoint?.Route, MayBeUnhandled(endpoint?.Endpoint), added, FailedRequest.FindUnhandled(Context, processing));
        }
    }

    /// <summary>Whether the request may have reached the end of the pipeline, where ASP.NET Core looks for an endpoint with a delegate once more.</summary>
    private bool MayBeUnhandled(Endpoint? endpoint)
    {
        const int ByRouting = 1;
        return endpoint?.RequestDelegate is null || _missedEndpoints != ByRouting;
    }
}
