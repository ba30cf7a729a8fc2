using System.Net;
using Judges;

namespace StandardObservability.AspNetCore.Tests.Noise;

/// <summary>A service without telemetry of its own, which keeps the headers of each request.</summary>
internal sealed class HeaderRecorder : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<WebHeaderCollection> _requests = [];

    public HeaderRecorder()
    {
        Url = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _ = AnswerAsync();
    }

    public Uri Url { get; }

    /// <summary>The headers of the only request so far.</summary>
    public WebHeaderCollection Only
    {
        get
        {
            lock (_requests)
            {
                return Xunit.Assert.Single(_requests);
            }
        }
    }

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            lock (_requests)
            {
                _requests.Add((WebHeaderCollection)context.Request.Headers);
            }

            context.Response.Close();
        }
    }
}
