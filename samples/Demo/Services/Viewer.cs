namespace Demo.Services;

/// <summary>Aspire's dashboard in a process of its own. It listens on loopback only, and needs no login.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    private const string Name = "Aspire's dashboard";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly ServiceProcess _process;
    private readonly Watchdog _watchdog;

    private Viewer(string program)
    {
        var ports = FreePorts.Find(3);
        Address = new Uri($"http://127.0.0.1:{ports[0]}");
        Otlp = new Uri($"http://127.0.0.1:{ports[1]}");
        _process = new ServiceProcess(
            Name,
            [program],
            [
                ("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", "true"),
                ("ASPNETCORE_URLS", $"{Address}"),
                ("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", $"{Otlp}"),
                ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", $"http://127.0.0.1:{ports[2]}"),
            ],
            static (_, _) => { });
        _watchdog = new Watchdog([_process]);
    }

    /// <summary>The address for a browser.</summary>
    public Uri Address { get; }

    /// <summary>The endpoint for OTLP/HTTP.</summary>
    public Uri Otlp { get; }

    /// <exception cref="DemoFailedException">The dashboard cannot be had or does not start.</exception>
    public static async Task<Viewer> StartAsync(CancellationToken cancellationToken)
    {
        var viewer = new Viewer(await ViewerPackage.RestoreAsync(cancellationToken));
        using var http = new HttpClient();
        try
        {
            return await Until.TrueAsync(() => viewer.AnswersAsync(http, cancellationToken), StartLimit, cancellationToken)
                ? viewer
                : throw new DemoFailedException($"{Name} does not answer at {viewer.Address} after {StartLimit.TotalSeconds} s.");
        }
        catch
        {
            await viewer.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _watchdog.Dispose();
    }

    private async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancellationToken)
    {
        _process.ThrowIfExited();
        try
        {
            using var response = await http.GetAsync(Address, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }
}
