using System.Diagnostics;

namespace StandardObservability.Testing.Recording.Spans;

/// <summary>The server spans of one host that have started and not ended.</summary>
/// <remarks>
/// ASP.NET Core ends the server span after it recorded the request's metrics and after the client has the response, and a test server does not
/// wait for that when it stops. A span that ends after its tracer provider is lost.
/// </remarks>
internal sealed class OpenRequests
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private readonly List<Activity> _spans = [];

    public void Add(Activity serverSpan)
    {
        lock (_spans)
        {
            _spans.RemoveAll(IsDropped);
            _spans.Add(serverSpan);
        }
    }

    public void Remove(Activity span)
    {
        lock (_spans)
        {
            _spans.Remove(span);
        }
    }

    /// <summary>Waits until all have ended, at most one second: a request may last until its client leaves.</summary>
    public async Task WaitForEndAsync()
    {
        for (var start = Stopwatch.GetTimestamp(); HasAny() && Stopwatch.GetElapsedTime(start) < LongestWait;)
        {
            await Task.Delay(Interval, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private bool HasAny()
    {
        lock (_spans)
        {
            _spans.RemoveAll(IsDropped);
            return _spans.Count > 0;
        }
    }

    // OpenTelemetry does not report the end of a span that is excluded, for example that of a health check.
    private static bool IsDropped(Activity span) => span is { IsStopped: true, IsAllDataRequested: false };
}
