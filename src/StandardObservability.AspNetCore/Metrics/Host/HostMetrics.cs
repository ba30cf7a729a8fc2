using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>Records for OpenTelemetry what ASP.NET Core's meter of requests measures, with the same attributes.</summary>
/// <remarks>Source: "ASP.NET Core metrics" in the documentation of .NET 10; the tests compare with what it records.</remarks>
internal sealed class HostMetrics
{
    public const string ActiveRequests = "http.server.active_requests";
    public const string RequestDuration = "http.server.request.duration";

    private readonly HostInstruments _instruments;
    private readonly TimeProvider _time;
    private readonly RequestKinds _kinds = new();

    /// <param name="instruments">The instruments.</param>
    /// <param name="meter">A meter that is collected with them. It gets an observable instrument whose callback records the active requests.</param>
    /// <param name="time">Measures durations.</param>
    public HostMetrics(HostInstruments instruments, Meter meter, TimeProvider time)
    {
        (_instruments, _time) = (instruments, time);
        meter.CreateObservableUpDownCounter(ActiveRequests, Observe, "{request}", "Without measurements: its observation records the active requests.");
    }

    /// <summary>Whether ASP.NET Core measures requests too, because something else listens.</summary>
    public bool IsMeasuredByHost => _instruments.HaveListener;

    /// <summary>Counts a request as active.</summary>
    public RequestKind Begin(HttpContext context)
    {
        var kind = _kinds.Find((IHttpRequestFeature)context.Features[typeof(IHttpRequestFeature)]!);
        kind.Begin();
        return kind;
    }

    /// <summary>Records the duration of a request.</summary>
    /// <param name="context">The request, which has ended.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="started">The time at which it began.</param>
    /// <param name="route">The template of its route, or <see langword="null"/> without one.</param>
    /// <param name="mayBeUnhandled">Whether it may have reached the end of the pipeline.</param>
    /// <param name="added">Attributes that the application has added.</param>
    /// <param name="failure">The exception that the application did not handle, or <see langword="null"/> without one.</param>
    public void RecordDuration(
        HttpContext context,
        RequestKind kind,
        long started,
        string? route,
        bool mayBeUnhandled,
        ICollection<KeyValuePair<string, object?>>? added,
        Exception? failure)
    {
        if (_instruments.Duration is { } duration)
        {
            DurationTags tags = default;
            var count = DurationTags.Write(context, kind, route, mayBeUnhandled, tags);
            duration.Record(_time.GetElapsedTime(started).TotalSeconds, DurationTags.AddOthers(tags[..count], added, failure));
        }
    }

    /// <summary>Leaves measuring to ASP.NET Core. It does not count down the requests that this library has counted, so none of them stays active.</summary>
    public void Stop()
    {
        if (_instruments.Active is { } active)
        {
            _kinds.RecordActive(active, isLast: true);
        }

        _instruments.Release();
    }

    /// <summary>Called by each reader of OpenTelemetry before it reads metrics.</summary>
    private Measurement<long>[] Observe()
    {
        if (_instruments.Active is { } active)
        {
            _kinds.RecordActive(active);
        }

        return [];
    }
}
