using System.Collections.Concurrent;
using System.Diagnostics;
using StandardObservability.Benchmarks.Requests;

namespace StandardObservability.Benchmarks.LocalPage;

/// <summary>Requests at a fixed rate.</summary>
internal sealed class SteadyLoad(Uri app, int requestsPerSecond)
{
    private const int Callers = 16;

    /// <returns>The latencies.</returns>
    public async Task<IReadOnlyList<TimeSpan>> RunAsync(TimeSpan duration)
    {
        var latencies = new ConcurrentBag<TimeSpan>();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => CallAsync(i, started, (int)(duration.TotalSeconds * requestsPerSecond), latencies)));
        return [.. latencies];
    }

    private async Task CallAsync(int first, long started, int requests, ConcurrentBag<TimeSpan> latencies)
    {
        using var connection = await LoadConnection.OpenAsync(app, first + 1, string.Empty);
        for (var i = first; i < requests; i += Callers)
        {
            var due = TimeSpan.FromSeconds((double)i / requestsPerSecond);
            if (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } early)
            {
                await Task.Delay(early);
            }

            var sent = Stopwatch.GetElapsedTime(started);
            await connection.AskAsync(1);

            // The delay above ends up to a millisecond late, which is not the fault of the application.
            latencies.Add(Stopwatch.GetElapsedTime(started) - sent);
        }
    }
}
