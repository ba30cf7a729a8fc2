using System.Diagnostics;

namespace StandardObservability.Benchmarks.Requests;

/// <summary>Requests that arrive at a fixed rate. The next caller that is free sends the next one, late if all were busy.</summary>
internal sealed class LoadArrivals(int requestsPerSecond, TimeSpan duration)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _taken;

    /// <summary>Sends what arrives when this caller is free.</summary>
    /// <returns>The number of its requests.</returns>
    public async Task<int> AskAsync(LoadConnection connection)
    {
        var requests = 0;
        while (true)
        {
            var due = TimeSpan.FromSeconds((double)Interlocked.Increment(ref _taken) / requestsPerSecond);
            if (due - Stopwatch.GetElapsedTime(_started) is { Ticks: > 0 } early)
            {
                await Task.Delay(early);
            }

            if (Stopwatch.GetElapsedTime(_started) >= duration)
            {
                return requests;
            }

            await connection.AskAsync(1);
            requests++;
        }
    }
}
