using System.Collections.Concurrent;
using System.IO.Compression;
using Azure.Monitor.OpenTelemetry.AspNetCore;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Hosting;

/// <summary>Azure Monitor's distribution in the same service. Its hosted service adds its exporters to the running providers.</summary>
public sealed class AzureMonitorTests
{
    private const int Records = 10;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_get_every_log_record_in_either_order_of_registration(bool isAzureFirst)
    {
        await using var ingestion = await Ingestion.StartAsync();
        await using var host = await WebHost.StartAsync(set: b =>
        {
            if (isAzureFirst)
            {
                AddAzure(b, ingestion);
            }

            b.AddStandardObservability();
            if (!isAzureFirst)
            {
                AddAzure(b, ingestion);
            }
        });
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop");
        for (var i = 0; i < Records; i++)
        {
            logger.LogInformation("Order {OrderId} was placed", i);
        }

        await host.Services.FlushTelemetryAsync();
        await Poll.UntilAsync(() => ingestion.CountMessages("was placed") >= Records, Poll.DefaultTimeout, "ten messages at the ingestion endpoint");

        Assert.Equal(Records, ingestion.CountMessages("was placed"));
        Assert.Equal(Records, host.Output.Lines.Count(static l => l.Contains("was placed", StringComparison.Ordinal)));
    }

    private static void AddAzure(WebApplicationBuilder builder, Ingestion ingestion)
        => builder.Services.AddOpenTelemetry().UseAzureMonitor(o =>
        {
            o.ConnectionString = $"InstrumentationKey={Guid.Empty};IngestionEndpoint={ingestion.Url};LiveEndpoint={ingestion.Url}";
            o.DisableOfflineStorage = true;
            o.EnableLiveMetrics = false;
        });

    /// <summary>A loopback server that stores what Azure Monitor's exporter posts.</summary>
    private sealed class Ingestion : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly ConcurrentQueue<string> _lines = new();

        private Ingestion(WebApplication app) => _app = app;

        public string Url => _app.Urls.First();

        public static async Task<Ingestion> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var ingestion = new Ingestion(builder.Build());
            ingestion._app.Run(ingestion.ReceiveAsync);
            await ingestion._app.StartAsync();
            return ingestion;
        }

        public int CountMessages(string text)
            => _lines.Count(l => l.Contains("\"baseType\":\"MessageData\"", StringComparison.Ordinal) && l.Contains(text, StringComparison.Ordinal));

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task ReceiveAsync(HttpContext context)
        {
            var isCompressed = context.Request.Headers.ContentEncoding.Contains("gzip");
            await using var body = isCompressed ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
            using var reader = new StreamReader(body);
            var accepted = 0;
            while (await reader.ReadLineAsync() is { } line)
            {
                _lines.Enqueue(line);
                accepted++;
            }

            await context.Response.WriteAsJsonAsync(new { itemsReceived = accepted, itemsAccepted = accepted, errors = Array.Empty<string>() });
        }
    }
}
