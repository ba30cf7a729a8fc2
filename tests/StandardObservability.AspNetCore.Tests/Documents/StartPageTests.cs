using Judges;
using Judges.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Documents;

/// <summary>The code of docs/start.md does what the page promises.</summary>
public sealed class StartPageTests
{
    [JudgedFact]
    public async Task One_request_gives_a_span_a_metric_and_a_log_line_of_the_application()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WebHost.StartAsync(
            [
                new("OTEL_EXPORTER_OTLP_ENDPOINT", $"{receiver.GrpcEndpoint}"), new("Observability:Meters:0", "Shop.Orders"), new("Observability:ActivitySources:0", "Shop.Orders"),
            ],
            static b =>
            {
                b.AddStandardObservability();
                b.Services.AddSingleton<Orders>();
            },
            static app => app.MapGet("/order", static (Orders orders) => orders.Place("tea")));

        using var answer = await host.Client.GetAsync(new Uri("/order", UriKind.Relative));
        await host.DisposeAsync();

        var spans = await receiver.SpansAsync();
        var order = Assert.Single(spans, static s => s.Name == "place order");
        Assert.Equal(order.ParentSpanId, Assert.Single(spans, static s => s.Name == "GET /order").SpanId);
        Assert.Equal("tea", order.Attributes["shop.item"]);
        Assert.Contains(await receiver.MetricPointsAsync(), static p => p.MetricName == "shop.orders.placed");
        Assert.Single(host.Events, e => e.TryGetProperty("Item", out _) && e.GetProperty("trace_id").GetString() == order.TraceId);
    }

    [Fact]
    public async Task The_program_of_the_page_runs()
    {
        using var built = new BuiltHost();
        var running = Task.Run(static () => Run(["--urls=http://127.0.0.1:0"]));
        var host = await built.Host.WaitAsync(TimeSpan.FromSeconds(30));
        var started = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30));

        using var client = new HttpClient();
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Assert.Equal("Hello", await client.GetStringAsync(new Uri(address)));

        await host.StopAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static void Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddStandardObservability();

        var app = builder.Build();
        app.MapGet("/", () => "Hello");
        app.Run();
    }
}
