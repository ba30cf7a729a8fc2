using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Diagnostics.Metrics;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>Records for OpenTelemetry what ASP.NET Core's meter of requests measures, with the same attributes.</summary>
/// <remarks>Source: "ASP.NET Core metrics" in the documentation of .NET 10; the tests compare with what it records.</remarks>
/// <param name="instruments">The instruments.</param>
/// <param name="time">Measures durations.</param>
internal sealed class HostMetrics(HostInstruments instruments, TimeProvider time) : IObservableInstrumentsSource
{
    private readonly RequestKinds _kinds = new();

    /// <summary>Whether ASP.NET Core measures requests too, because something else listens.</summary>
    public bool IsMeasuredByHost => instruments.HaveListener;

    /// <summary>Counts a request as active.</summary>
    public RequestKind Begin(HttpContext context)
    {
        var kind = _kinds.Find(context.Features.Get<IHttpRequestFeature>()!);
        kind.Begin();
        return kind;
    }

    /// <summary>Records the duration of a request.</summary>
    /// <param name="context">The request, which has ended.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="started">The time at which it began.</param>
    /// <param name="route">The template of its route, or <see langword="null"/> without one.</param>
    /// <param name="added">Attributes that the application has added.</param>
    /// <param name="failure">The exception that the application did not handle, or <see langword="null"/> without one.</param>
    public void RecordDuration(
        HttpContext context, RequestKind kind, long started, string? route, ICollection<KeyValuePair<string, object?>>? added, Exception? failure)
    {
        if (instruments.Duration is { } duration)
        {
            DurationTags tags = default;
            var count = DurationTags.Write(context, kind, route, tags);
            duration.Record(time.GetElapsedTime(started).TotalSeconds, DurationTags.AddOthers(tags[..count], added, failure));
        }
    }

    /// <summary>OpenTelemetry collects: records the requests that are active.</summary>
    public void RecordObservableInstruments()
    {
        if (instruments.Active is { } active)
        {
            _kinds.RecordActive(active);
        }
    }
}
