namespace Demo.Services;

/// <summary>Starts Inventory.Api, Checkout.Api and Checkout.Worker as a production environment does.</summary>
internal sealed class RunningServices : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly List<ServiceProcess> _processes = [];
    private readonly Uri _inventory;
    private Watchdog? _watchdog;
    private (string Name, string Value)[] _outputs = [];

    public RunningServices()
    {
        var ports = FreePorts.Find(2);
        _inventory = new Uri($"http://127.0.0.1:{ports[0]}");
        Checkout = new Uri($"http://127.0.0.1:{ports[1]}");
    }

    public Uri Checkout { get; }

    /// <param name="otlpUrl">The receiver of the spans.</param>
    /// <param name="sendsAllSignals">Whether the receiver also gets metrics and logs, which are on standard output in any case.</param>
    /// <param name="folder">Where the databases are.</param>
    /// <param name="onLine">Receives each line on standard output and the name of its service.</param>
    public void Start(string otlpUrl, bool sendsAllSignals, TemporaryFolder folder, Action<string, string> onLine)
    {
        _outputs = sendsAllSignals
            ? [("OTEL_METRICS_EXPORTER", "awsemf,otlp"), ("OTEL_LOGS_EXPORTER", "otlp")]
            : [("OTEL_METRICS_EXPORTER", "awsemf")];
        var orders = folder.File("checkout.db");
        Start("Inventory.Api", otlpUrl, folder.File("inventory.db"), onLine, ("ASPNETCORE_URLS", $"{_inventory}"));
        Start("Checkout.Api", otlpUrl, orders, onLine, ("ASPNETCORE_URLS", $"{Checkout}"), ("Inventory__BaseUrl", $"{_inventory}"));
        Start("Checkout.Worker", otlpUrl, orders, onLine, ("Queue__Url", $"{Checkout}queue/orders"));
        _watchdog = new Watchdog(_processes);
    }

    /// <exception cref="DemoFailedException">A service has stopped, or does not become healthy.</exception>
    public async Task HealthyAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        foreach (var url in new[] { _inventory, Checkout })
        {
            if (!await Until.TrueAsync(() => IsHealthyAsync(http, url, cancellationToken), StartLimit, cancellationToken))
            {
                throw new DemoFailedException($"{url}health is not healthy after {StartLimit.TotalSeconds} s. Check whether the machine is very busy.");
            }
        }
    }

    /// <exception cref="DemoFailedException">A service has stopped unexpectedly.</exception>
    public void ThrowIfExited() => _processes.ForEach(process => process.ThrowIfExited());

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_processes.Select(process => process.DisposeAsync().AsTask()));
        _watchdog?.Dispose();
    }

    private async Task<bool> IsHealthyAsync(HttpClient http, Uri url, CancellationToken cancellationToken)
    {
        ThrowIfExited();
        try
        {
            using var response = await http.GetAsync(new Uri(url, "health"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private void Start(string name, string otlpUrl, string database, Action<string, string> onLine, params (string Name, string Value)[] settings)
        => _processes.Add(new ServiceProcess(
            name,
            [
                ("DOTNET_ENVIRONMENT", "Production"),
                ("ASPNETCORE_ENVIRONMENT", "Production"),
                ("Database__Path", database),
                ("OTEL_EXPORTER_OTLP_ENDPOINT", otlpUrl),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                // More dimensions than the default of route and status class, as an example.
                ("Observability__Metrics__Dimensions__http.server.request.duration", "http.request.method,http.route,http.response.status_code"),
                // In milliseconds. The default of a minute would delay the report.
                ("OTEL_METRIC_EXPORT_INTERVAL", "1000"),
                ("OTEL_BSP_SCHEDULE_DELAY", "200"),
                .. _outputs,
                .. settings,
            ],
            onLine));
}
