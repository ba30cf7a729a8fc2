using System.Text.Json;

namespace StandardObservability.Benchmarks.LocalPage;

/// <summary>Asks for the data of the page as its script does in a browser.</summary>
internal sealed class PagePoller(Uri app) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http = new() { BaseAddress = new Uri(app, "/_observability/") };
    private long _since;

    public async Task PollAsync()
    {
        using var data = JsonDocument.Parse(await _http.GetByteArrayAsync(new Uri($"data?since={_since}", UriKind.Relative)));
        _since = data.RootElement.GetProperty("to").GetInt64();
    }

    /// <summary>Polls each second until the result is disposed of.</summary>
    public IDisposable Start() => new Timer(_ => PollAsync().GetAwaiter().GetResult(), null, TimeSpan.Zero, Second);

    public void Dispose() => _http.Dispose();
}
