using System.Diagnostics;

namespace StandardObservability.Benchmarks.Requests;

/// <summary>A fixed number of callers with one request at a time each.</summary>
internal sealed class Load : IDisposable
{
    private const int Callers = 32;

    private readonly List<LoadConnection> _connections = [];

    public static async Task<Load> ConnectAsync(Uri app, bool isTraced = false)
    {
        var load = new Load();
        for (var i = 0; i < Callers; i++)
        {
            load._connections.Add(await LoadConnection.OpenAsync(app, i + 1, isTraced ? TraceHeaders.Of(i) : string.Empty));
        }

        return load;
    }

    /// <summary>Sends the same number of requests with each caller.</summary>
    /// <returns>The number of requests and the elapsed time.</returns>
    public async Task<(int Requests, TimeSpan Elapsed)> RunAsync(int requests)
    {
        var each = Math.Max(1, requests / Callers);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(_connections.Select(c => c.AskAsync(each)));
        return (each * Callers, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Sends requests with each caller until the time is over.</summary>
    /// <returns>The number of requests.</returns>
    public async Task<int> RunAsync(TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var requests = await Task.WhenAll(_connections.Select(c => AskUntilAsync(c, start, duration)));
        return requests.Sum();
    }

    /// <summary>Sends requests at a fixed rate until the time is over. A request that finds no free caller waits for one.</summary>
    /// <returns>The number of requests that were answered.</returns>
    public async Task<int> RunAsync(TimeSpan duration, int requestsPerSecond)
    {
        var arrivals = new LoadArrivals(requestsPerSecond, duration);
        var requests = await Task.WhenAll(_connections.Select(arrivals.AskAsync));
        return requests.Sum();
    }

    public void Dispose() => _connections.ForEach(static c => c.Dispose());

    private static async Task<int> AskUntilAsync(LoadConnection connection, long start, TimeSpan duration)
    {
        var requests = 0;
        for (; Stopwatch.GetElapsedTime(start) < duration; requests++)
        {
            await connection.AskAsync(1);
        }

        return requests;
    }
}
