using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.AspNetCore.Tests.Noise;
using Xunit;
using Yarp.ReverseProxy.Configuration;

namespace StandardObservability.AspNetCore.Tests.Tracing;

/// <summary>Clients that exist before the host starts: those of YARP, and one that Program.cs creates.</summary>
public sealed class EarlyClientTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string All = "traceparent tracestate baggage X-Amzn-Trace-Id";

    private static readonly string[] Names = All.Split(' ');

    private static readonly (string, string)[] Stranger =
    [
        ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"), ("tracestate", "a=b"), ("baggage", "tenant=acme"),
        ("X-Amzn-Trace-Id", $"Root=1-{Trace[..8]}-{Trace[8..]};Parent=b7ad6b7169203331;Sampled=1"),
    ];

    public static TheoryData<string, string, string?, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string?, string>();
            foreach (var client in (string[])["yarp", "client", "factory"])
            {
                cases.Add(client, "Observability:Traces:PropagateTo", null, All);
                cases.Add(client, "Observability:Traces:PropagateTo", "127.0.0.*", All);
                cases.Add(client, "Observability:Traces:PropagateTo", "*.internal.example", string.Empty);
                cases.Add(client, "Observability:Traces:InboundContext", "Ignore", "traceparent X-Amzn-Trace-Id");
                cases.Add(client, "Observability:Traces:InboundContext", "Link", "traceparent X-Amzn-Trace-Id");
                cases.Add(client, "OTEL_PROPAGATORS", "xray", "X-Amzn-Trace-Id");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_client_from_before_the_start_obeys_the_settings_of_the_host(string client, string setting, string? value, string names)
    {
        using var inventory = new HeaderRecorder();
        await using var host = await StartAsync(inventory, client, new(setting, value));

        await host.GetAsync("/onward-early/x", Stranger);

        var sent = inventory.Only;
        Assert.Equal(names, string.Join(' ', Names.Where(n => sent[n] is not null)));
        if (setting.EndsWith("InboundContext", StringComparison.Ordinal))
        {
            Assert.DoesNotContain(Trace, sent["traceparent"], StringComparison.Ordinal);
            Assert.DoesNotContain(Trace[8..], sent["X-Amzn-Trace-Id"], StringComparison.Ordinal);
        }
        else if (sent["X-Amzn-Trace-Id"] is { } header)
        {
            Assert.StartsWith($"Root=1-{Trace[..8]}-{Trace[8..]};Parent=", header, StringComparison.Ordinal);
            Assert.DoesNotContain(',', header);
        }
    }

    [Theory]
    [InlineData("yarp")]
    [InlineData("client")]
    public async Task With_telemetry_disabled_a_client_is_as_without_this_library(string client)
    {
        var headers = new List<string>();
        foreach (var isRegistered in (bool[])[false, true])
        {
            using var inventory = new HeaderRecorder();
            await using var host = await StartAsync(inventory, client, new("Observability:Enabled", "false"), isRegistered);
            await host.GetAsync("/onward-early/x", Stranger);
            headers.Add(string.Join(' ', Names.Select(n => $"{n}={Shape(inventory.Only, n)}")));
        }

        Assert.Equal(headers[0], headers[1]);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_client_from_before_the_registration_is_reported_once(bool isEarly, int reports)
    {
        using var inventory = new HeaderRecorder();
        DistributedContextPropagator.Current = DistributedContextPropagator.CreateDefaultPropagator();
        HttpClient? early = isEarly ? new HttpClient() : null;
        await using var host = await WebHost.StartAsync(
            set: static b => b.AddStandardObservability(),
            map: app =>
            {
                early ??= new HttpClient();
                app.MapGet("/twenty", async () =>
                {
                    for (var i = 0; i < 20; i++)
                    {
                        await early.GetStringAsync(inventory.Url);
                    }
                });
            });

        await host.GetAsync("/twenty");
        await host.GetAsync("/twenty");
        await host.StopAsync();

        var events = host.Events.Where(static e => e.TryGetProperty("event_name", out var name) && name.GetString() == "EarlyHttpClient").ToList();
        Assert.Equal(reports, events.Count);
        Assert.All(events, static e => Assert.Equal("127.0.0.1", e.GetProperty("Host").GetString()));
    }

    /// <summary>A header without the span id, which is new in each request.</summary>
    private static string? Shape(WebHeaderCollection headers, string name) => name == "traceparent" ? headers[name]?[..35] : headers[name];

    private static Task<WebHost> StartAsync(HeaderRecorder inventory, string client, KeyValuePair<string, string?> setting, bool isRegistered = true)
    {
        // As in a new process: other tests have registered this library before.
        DistributedContextPropagator.Current = DistributedContextPropagator.CreateDefaultPropagator();
        HttpClient? early = null;
        return WebHost.StartAsync(
            [setting],
            b =>
            {
                if (isRegistered)
                {
                    b.AddStandardObservability();
                }

                // With a logger, each request has an activity.
                b.Logging.AddProvider(new EnabledLogger());
                early = new HttpClient();
                b.Services.AddHttpClient();
                b.Services.AddReverseProxy().LoadFromMemory(
                    [new RouteConfig { RouteId = "all", ClusterId = "inventory", Match = new RouteMatch { Path = "/onward-early/{**rest}" } }],
                    [new ClusterConfig { ClusterId = "inventory", Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = inventory.Url.ToString() } } }]);
            },
            app =>
            {
                if (client == "yarp")
                {
                    app.MapReverseProxy();
                }
                else
                {
                    var http = client == "client" ? early! : app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
                    app.MapGet("/onward-early/x", async () => await http.GetStringAsync(inventory.Url));
                }
            });
    }

    /// <summary>A logger that is enabled and writes nothing.</summary>
    private sealed class EnabledLogger : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // Only its existence matters.
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
