using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Metrics.Host;

/// <summary>Metrics of requests that end in unusual ways are those of ASP.NET Core, which records them when all of Microsoft's meters are added.</summary>
public sealed class HostMetricTests
{
    private const int Many = 50;

    public static TheoryData<bool> Recorders => [true, false];

    [Theory]
    [MemberData(nameof(Recorders))]
    public async Task The_server_for_tests_measures_a_request_that_fails(bool isAspNetCore)
    {
        using var reader = new RequestMetricReader();
        await using var app = Build(reader, isAspNetCore, static b => b.WebHost.UseTestServer());
        app.MapGet("/broken", static void () => throw new InvalidOperationException("no"));
        await app.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.GetTestClient().GetAsync(new Uri("/broken", UriKind.Relative)));

        await Poll.UntilAsync(() => reader.Read().Contains("error.type=System.InvalidOperationException", StringComparison.Ordinal) && !reader.HasActive, Poll.DefaultTimeout, "one failed request");
    }

    [Theory]
    [MemberData(nameof(Recorders))]
    public async Task A_client_that_disconnects_is_no_failure(bool isAspNetCore)
    {
        using var reader = new RequestMetricReader();
        await using var app = Build(reader, isAspNetCore, static b => b.WebHost.UseUrls("http://127.0.0.1:0"));
        app.MapGet("/wait", static (HttpContext c) => Task.Delay(Timeout.Infinite, c.RequestAborted));
        await app.StartAsync();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port);
            await client.GetStream().WriteAsync("GET /wait HTTP/1.1\r\nHost: shop\r\n\r\n"u8.ToArray());
            await Poll.UntilAsync(() => IsActive(reader, 1), Poll.DefaultTimeout, "one active request");
        }

        await Poll.UntilAsync(() => reader.Read().Contains("request.duration", StringComparison.Ordinal) && !reader.HasActive, Poll.DefaultTimeout, "one request");
        Assert.DoesNotContain("error.type", reader.Read(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Recorders))]
    public async Task Requests_at_the_same_time_are_counted(bool isAspNetCore)
    {
        using var reader = new RequestMetricReader();
        await using var app = Build(reader, isAspNetCore, static b => b.WebHost.UseUrls("http://127.0.0.1:0"));
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.MapGet("/wait", Task () => end.Task);
        await app.StartAsync();
        using HttpClient client = new() { BaseAddress = new Uri(app.Urls.Single()) };

        var requests = Enumerable.Range(0, Many).Select(_ => client.GetAsync(new Uri("/wait", UriKind.Relative))).ToArray();

        await Poll.UntilAsync(() => IsActive(reader, Many), Poll.DefaultTimeout, "all requests are active");
        end.SetResult();
        await Task.WhenAll(requests);
        await Poll.UntilAsync(() => reader.Read().Contains($"= {Many} in", StringComparison.Ordinal) && IsActive(reader, 0), Poll.DefaultTimeout, "none is active");
    }

    [Theory]
    [MemberData(nameof(Recorders))]
    public async Task A_duration_is_measured_in_seconds(bool isAspNetCore)
    {
        using var reader = new RequestMetricReader();
        await using var app = Build(reader, isAspNetCore, static b => b.WebHost.UseUrls("http://127.0.0.1:0"));
        app.MapGet("/slow", static () => Task.Delay(300));
        await app.StartAsync();

        await SendAsync(app, "/slow");

        await Poll.UntilAsync(() => reader.Read().Contains("request.duration", StringComparison.Ordinal), Poll.DefaultTimeout, "one request");
        Assert.InRange(reader.Seconds, 0.28, 20);
    }

    /// <summary>.NET reports the exception of an observable instrument to OpenTelemetry after it has read all others.</summary>
    [Fact]
    public async Task Active_requests_are_recorded_beside_an_instrument_that_throws()
    {
        using var reader = new RequestMetricReader();
        await using var app = Build(reader, isAspNetCore: false, static b =>
        {
            b.WebHost.UseUrls("http://127.0.0.1:0");
            b.Services.ConfigureOpenTelemetryMeterProvider(static m => m.AddMeter("acme.*"));
        });
        app.Services.GetRequiredService<IMeterFactory>().Create("acme.broken").CreateObservableGauge("acme.broken", static int () => throw new InvalidOperationException("no"));
        app.MapGet("/any", static () => "any");
        await app.StartAsync();

        await SendAsync(app, "/any");

        await Poll.UntilAsync(() => IsActive(reader, 0), Poll.DefaultTimeout, "the number of active requests");
    }

    [Theory]
    [MemberData(nameof(Recorders))]
    public async Task Requests_of_another_host_in_the_process_are_measured(bool isAspNetCore)
    {
        using var reader = new RequestMetricReader();
        await using var app = Build(reader, isAspNetCore, static b => b.WebHost.UseUrls("http://127.0.0.1:0"));
        await app.StartAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var other = builder.Build();
        other.MapGet("/admin", static () => "any");
        await other.StartAsync();

        await SendAsync(other, "/admin");

        await Poll.UntilAsync(() => reader.Read().Contains("http.route=/admin", StringComparison.Ordinal) && !reader.HasActive, Poll.DefaultTimeout, "one request");
    }

    [Fact]
    public async Task A_request_is_measured_once_after_NET_has_got_a_rule()
    {
        using var reader = new RequestMetricReader();
        await using var app = Build(reader, isAspNetCore: false, static b => b.WebHost.UseUrls("http://127.0.0.1:0"));
        app.MapGet("/any", static () => "any");
        await app.StartAsync();
        await SendAsync(app, "/any");
        await Poll.UntilAsync(() => reader.Read().Contains("= 1 in", StringComparison.Ordinal), Poll.DefaultTimeout, "one request");

        app.Configuration["Metrics:EnabledMetrics:Microsoft.AspNetCore.Hosting"] = "true";
        ((IConfigurationRoot)app.Configuration).Reload();
        await SendAsync(app, "/any");
        await SendAsync(app, "/any");

        await Poll.UntilAsync(() => reader.Read().Contains("= 3 in", StringComparison.Ordinal) && IsActive(reader, 0), Poll.DefaultTimeout, "three requests");
    }

    [Fact]
    public async Task A_feature_without_an_activity_harms_no_request()
    {
        using var reader = new RequestMetricReader();
        await using var app = Build(reader, isAspNetCore: false, static b =>
        {
            b.WebHost.UseUrls("http://127.0.0.1:0");
            b.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new NoActivity()));
        });
        app.MapGet("/orders", static () => "done");
        await app.StartAsync();
        using HttpClient client = new() { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal("done", await client.GetStringAsync(new Uri("/orders", UriKind.Relative)));

        await Poll.UntilAsync(() => reader.Read().Contains("http.route=/orders", StringComparison.Ordinal) && !reader.HasActive, Poll.DefaultTimeout, "one request");
    }

    private static async Task SendAsync(WebApplication app, string path)
    {
        using HttpClient client = new() { BaseAddress = new Uri(app.Urls.Single()) };
        await client.GetStringAsync(new Uri(path, UriKind.Relative));
    }

    private static bool IsActive(RequestMetricReader reader, int count)
        => reader.Read().Split('\n').Any(l => l.StartsWith("http.server.active_requests", StringComparison.Ordinal) && l.EndsWith($" = {count}", StringComparison.Ordinal));

    private static WebApplication Build(RequestMetricReader reader, bool isAspNetCore, Action<WebApplicationBuilder> set)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.AddStandardObservability();
        set(builder);
        builder.Services.AddSingleton(new StandardOutputStream(static () => Stream.Null));
        builder.Services.ConfigureOpenTelemetryMeterProvider(m =>
        {
            m.AddReader(reader.Reader);
            if (isAspNetCore)
            {
                m.AddMeter("Microsoft.*");
            }
        });
        return builder.Build();
    }

    /// <summary>Runs before this library, and replaces the activity of each request by none.</summary>
    private sealed class NoActivity : IStartupFilter, IHttpActivityFeature
    {
        public Activity Activity { get; set; } = null!;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Features.Set<IHttpActivityFeature>(this);
                return following(context);
            });
            next(app);
        };
    }
}
