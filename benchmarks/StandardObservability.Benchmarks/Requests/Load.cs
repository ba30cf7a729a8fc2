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

    public void Dispose() => _connections.ForEach(static c => c.Dispose());
}
