namespace StandardObservability.Export.Otlp.Sending;

/// <summary>Closes the connections of OTLP exporters when the host is disposed of.</summary>
/// <remarks>OpenTelemetry never disposes of its clients. The container disposes of this object after the providers, which are created with it.</remarks>
internal sealed class OtlpClients : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<HttpClient> _clients = [];

    /// <returns>The same client.</returns>
    public HttpClient Keep(HttpClient client)
    {
        lock (_gate)
        {
            _clients.Add(client);
        }

        return client;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _clients.ForEach(static c => c.Dispose());
            _clients.Clear();
        }
    }
}
