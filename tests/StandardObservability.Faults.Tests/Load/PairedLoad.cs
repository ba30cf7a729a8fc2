using System.Diagnostics;

namespace StandardObservability.Faults.Tests.Load;

/// <summary>
/// Sends requests at a fixed rate to a service with telemetry and to one without, each at the same moments, so that both have the same
/// machine. A slow response does not delay the next request.
/// </summary>
internal sealed class PairedLoad(Uri with, Uri without) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    // No activity: it would add trace headers.
    private readonly HttpClient _client = new(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { Timeout = TimeSpan.FromSeconds(20) };
    private int _item;

    public async Task<(LoadFigures With, LoadFigures Without)> RunAsync(TimeSpan duration, CancellationToken stop = default)
    {
        List<Task<TimeSpan?>> toWith = [], toWithout = [];
        var watch = Stopwatch.StartNew();
        for (var sent = 0; watch.Elapsed < duration && !stop.IsCancellationRequested; sent++)
        {
            var item = ++_item;
            if (item % 2 == 0)
            {
                toWith.Add(SendAsync(with, item));
                toWithout.Add(SendAsync(without, item));
            }
            else
            {
                toWithout.Add(SendAsync(without, item));
                toWith.Add(SendAsync(with, item));
            }

            var next = Interval * (sent + 1) - watch.Elapsed;
            await Task.Delay(next > TimeSpan.Zero ? next : TimeSpan.Zero, CancellationToken.None);
        }

        return (LoadFigures.From(await Task.WhenAll(toWith)), LoadFigures.From(await Task.WhenAll(toWithout)));
    }

    public void Dispose() => _client.Dispose();

    /// <returns>The latency, or <see langword="null"/> without a success response.</returns>
    private async Task<TimeSpan?> SendAsync(Uri service, int item)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            using var response = await _client.GetAsync(new Uri(service, $"/work?item={item}"));
            return response.IsSuccessStatusCode ? watch.Elapsed : null;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
