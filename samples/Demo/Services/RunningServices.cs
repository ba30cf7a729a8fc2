namespace Demo.Services;

/// <summary>Starts Inventory.Api, Checkout.Api and Checkout.Worker, each in a process of its own.</summary>
internal sealed class RunningServices : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly List<ServiceProcess> _processes = [];
    private readonly ServiceSettings _settings;
    private readonly Action<string, string> _onLine;
    private Watchdog? _watchdog;

    /// <param name="settings">What all services have in common.</param>
    /// <param name="onLine">Receives each line on standard output and the name of its service.</param>
    public RunningServices(ServiceSettings settings, Action<string, string> onLine)
    {
        (_settings, _onLine) = (settings, onLine);
        var ports = FreePorts.Find(2);
        Inventory = new Uri($"http://127.0.0.1:{ports[0]}");
        Checkout = new Uri($"http://127.0.0.1:{ports[1]}");
    }

    public Uri Checkout { get; }

    public Uri Inventory { get; }

    /// <param name="folder">Where the databases are.</param>
    public void Start(TemporaryFolder folder)
    {
        var orders = folder.File("checkout.db");
        Start("Inventory.Api", folder.File("inventory.db"), ("ASPNETCORE_URLS", $"{Inventory}"));
        Start("Checkout.Api", orders, ("ASPNETCORE_URLS", $"{Checkout}"), ("Inventory__BaseUrl", $"{Inventory}"));
        Start("Checkout.Worker", orders, ("Queue__Url", $"{Checkout}queue/orders"));
        _watchdog = new Watchdog(_processes);
    }

    /// <exception cref="DemoFailedException">A service has stopped, or does not become healthy.</exception>
    public async Task HealthyAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        foreach (var url in new[] { Inventory, Checkout })
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

    private void Start(string name, string database, params (string Name, string Value)[] own)
        => _processes.Add(new ServiceProcess(name, ServiceFiles.Command(name), [.. _settings.ToVariables(), ("Database__Path", database), .. own], _onLine));
}
