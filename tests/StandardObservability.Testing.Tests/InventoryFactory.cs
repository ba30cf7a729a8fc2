using Inventory.Api;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace StandardObservability.Testing.Tests;

/// <summary>The sample Inventory.Api under a test host, with a database of its own.</summary>
internal sealed class InventoryFactory(TelemetryCapture? capture) : WebApplicationFactory<StockStore>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inventory");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("OTEL_LOGS_EXPORTER", "none").UseSetting("Database:Path", Path.Combine(_folder.FullName, "stock.db"));
        if (capture is not null)
        {
            builder.ConfigureServices(s => s.AddTelemetryCapture(capture));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }
}
