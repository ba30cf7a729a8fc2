using System.Globalization;
using System.Net.Http.Json;
using Judges;
using Samples.Tests.Publishing;

namespace Samples.Tests;

/// <summary>The samples as their own processes on loopback ports, with databases of their own.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop");
    private readonly List<ServiceProcess> _processes = [];

    private readonly SampleBuild _build;
    private readonly Dictionary<string, string>? _environment;
    private Uri? _inventorySeenBy;

    private Shop(SampleBuild build, Dictionary<string, string>? environment) => (_build, _environment) = (build, environment);

    public ServiceProcess Inventory { get; private set; } = null!;

    public ServiceProcess Checkout { get; private set; } = null!;

    public ServiceProcess? Worker { get; private set; }

    public HttpClient Client { get; private set; } = null!;

    public Uri InventoryUrl { get; } = Url();

    public Uri CheckoutUrl { get; } = Url();

    /// <summary>Starts the services.</summary>
    /// <param name="build">How they were built.</param>
    /// <param name="environment">Environment variables that all of them get.</param>
    /// <param name="worker">Whether orders are fulfilled too.</param>
    /// <param name="inventorySeenBy">Where Checkout looks for Inventory, when that is not where it is.</param>
    public static async Task<Shop> OpenAsync(
        SampleBuild build, Dictionary<string, string>? environment = null, bool worker = false, Uri? inventorySeenBy = null)
    {
        var shop = new Shop(build, environment);
        shop.Inventory = shop.Start("Inventory.Api", new()
        {
            ["ASPNETCORE_URLS"] = shop.InventoryUrl.ToString(),
            ["Database__Path"] = Path.Combine(shop._folder.FullName, "stock.db"),
        });
        shop._inventorySeenBy = inventorySeenBy ?? shop.InventoryUrl;
        shop.Checkout = shop.StartCheckout();
        await shop.Inventory.WaitForHttpAsync(new Uri(shop.InventoryUrl, "health"));
        await shop.Checkout.WaitForHttpAsync(new Uri(shop.CheckoutUrl, "health"));
        if (worker)
        {
            shop.StartWorker();
        }

        // The tests' own client adds no trace context.
        shop.Client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = shop.CheckoutUrl };
        return shop;
    }

    /// <summary>Starts Checkout once more, on the same port and table, after it was stopped.</summary>
    public async Task RestartCheckoutAsync()
    {
        await Checkout.StopAsync();
        Checkout = StartCheckout();
        await Checkout.WaitForHttpAsync(new Uri(CheckoutUrl, "health"));
    }

    public void StartWorker()
        => Worker = Start("Checkout.Worker", new() { ["Database__Path"] = OrdersFile, ["Queue__Url"] = new Uri(CheckoutUrl, "queue/orders").ToString() });

    public async Task<HttpResponseMessage> OrderAsync(string sku, int quantity = 1, object? customer = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "orders") { Content = JsonContent.Create(new { sku, quantity, customer }) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    /// <summary>Ends all processes as an orchestrator does, and asserts that each ended well.</summary>
    public async Task CloseAsync()
    {
        foreach (var process in _processes)
        {
            Xunit.Assert.Equal(0, await process.StopAsync());
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private string OrdersFile => Path.Combine(_folder.FullName, "orders.db");

    private static Uri Url() => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));

    private ServiceProcess StartCheckout() => Start("Checkout.Api", new()
    {
        ["ASPNETCORE_URLS"] = CheckoutUrl.ToString(),
        ["Inventory__BaseUrl"] = _inventorySeenBy!.ToString(),
        ["Database__Path"] = OrdersFile,
    });

    private ServiceProcess Start(string name, Dictionary<string, string> own)
    {
        var process = ServiceProcess.Start(SampleProgram.Find(_build, name), new Dictionary<string, string>([.. _environment ?? [], .. own]));
        _processes.Add(process);
        return process;
    }
}
