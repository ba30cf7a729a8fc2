using System.Globalization;
using System.Net.Http.Json;
using System.Reflection;
using Judges;

namespace Samples.Tests;

/// <summary>The samples as their own processes on loopback ports, with databases of their own.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop");
    private readonly List<ServiceProcess> _processes = [];

    private Shop()
    {
    }

    public ServiceProcess Inventory { get; private set; } = null!;

    public ServiceProcess Checkout { get; private set; } = null!;

    public ServiceProcess? Worker { get; private set; }

    public HttpClient Client { get; private set; } = null!;

    public Uri InventoryUrl { get; } = Url();

    public Uri CheckoutUrl { get; } = Url();

    /// <summary>Starts the services.</summary>
    /// <param name="environment">Environment variables that all of them get.</param>
    /// <param name="worker">Whether orders are fulfilled too.</param>
    /// <param name="inventorySeenBy">Where Checkout looks for Inventory, when that is not where it is.</param>
    public static async Task<Shop> OpenAsync(Dictionary<string, string>? environment = null, bool worker = false, Uri? inventorySeenBy = null)
    {
        var shop = new Shop();
        var orders = Path.Combine(shop._folder.FullName, "orders.db");
        shop.Inventory = shop.Start("Inventory.Api", environment, new()
        {
            ["ASPNETCORE_URLS"] = shop.InventoryUrl.ToString(),
            ["Database__Path"] = Path.Combine(shop._folder.FullName, "stock.db"),
        });
        shop.Checkout = shop.Start("Checkout.Api", environment, new()
        {
            ["ASPNETCORE_URLS"] = shop.CheckoutUrl.ToString(),
            ["Inventory__BaseUrl"] = (inventorySeenBy ?? shop.InventoryUrl).ToString(),
            ["Database__Path"] = orders,
        });
        await shop.Inventory.WaitForHttpAsync(new Uri(shop.InventoryUrl, "health"));
        await shop.Checkout.WaitForHttpAsync(new Uri(shop.CheckoutUrl, "health"));
        if (worker)
        {
            shop.Worker = shop.Start("Checkout.Worker", environment, new() { ["Database__Path"] = orders, ["Fulfilment__Interval"] = "00:00:00.1" });
        }

        // The tests' own client adds no trace context.
        shop.Client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = shop.CheckoutUrl };
        return shop;
    }

    public async Task<HttpResponseMessage> OrderAsync(string sku, int quantity = 1, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "orders") { Content = JsonContent.Create(new { sku, quantity }) };
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

    private static Uri Url() => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));

    private static string Metadata(string key)
        => typeof(Shop).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private ServiceProcess Start(string name, Dictionary<string, string>? common, Dictionary<string, string> own)
    {
        var dll = Path.Combine(Metadata("RepositoryRoot"), "samples", name, "bin", Metadata("Configuration"), "net10.0", name + ".dll");
        var process = ServiceProcess.Start(dll, new Dictionary<string, string>([.. common ?? [], .. own]));
        _processes.Add(process);
        return process;
    }
}
