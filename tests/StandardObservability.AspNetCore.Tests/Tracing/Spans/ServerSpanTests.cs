using System.Diagnostics;
using System.Net;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing.Spans;

/// <summary>What <see cref="ServerSpanParityTests"/> does not compare.</summary>
public sealed class ServerSpanTests
{
    private readonly List<Activity> _spans = [];

    [Fact]
    public async Task Code_of_the_application_reads_the_attributes_of_the_request()
    {
        await using var host = await StartAsync(map: static app => app.MapGet("/read", static () => $"{Activity.Current!.DisplayName} {Activity.Current.GetTagItem("url.path")}"));

        Assert.Equal("GET /read", await host.GetAsync("/read"));
    }

    /// <summary>What the application changes or removes stays so.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Callbacks_of_an_instrumentation_have_the_last_word(bool isFirst)
    {
        static void AddTheirs(WebApplicationBuilder b) => b.Services.ConfigureOpenTelemetryTracerProvider(static t => t.AddAspNetCoreInstrumentation(static o =>
        {
            o.EnrichWithHttpRequest = static (span, _) =>
            {
                span.SetTag("url.path", "/masked").SetTag("user_agent.original", null);
                span.DisplayName = "mine";
            };
            o.EnrichWithHttpResponse = static (span, _) => span.SetTag("http.response.status_code", 299);
        }));
        await using (var host = await StartAsync(before: isFirst ? AddTheirs : null, set: isFirst ? null : AddTheirs))
        {
            await host.GetAsync("/nowhere", ("User-Agent", "curl/8.5"));
        }

        var span = Assert.Single(_spans);
        Assert.Equal(("mine", "/masked", null, 299), (span.DisplayName, span.GetTagItem("url.path"), span.GetTagItem("user_agent.original"), span.GetTagItem("http.response.status_code")));
    }

    [Fact]
    public async Task A_client_that_disconnects_is_no_failure()
    {
        await using (var host = await StartAsync(map: static app => app.MapGet("/slow", static (HttpContext c) => Task.Delay(Timeout.Infinite, c.RequestAborted))))
        {
            using var end = new CancellationTokenSource();
            var request = host.Client.GetAsync(new Uri("/slow", UriKind.Relative), end.Token);
            await Poll.UntilAsync(() => host.ServerActivities == 1, Poll.DefaultTimeout, "the request");
            await end.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
            await Poll.UntilAsync(() => Count() == 1, Poll.DefaultTimeout, "its span");
        }

        var span = Assert.Single(_spans);
        Assert.Equal((ActivityStatusCode.Unset, 499, null), (span.Status, span.GetTagItem("http.response.status_code"), span.GetTagItem("error.type")));
        Assert.Empty(span.Events);
    }

    [Fact]
    public async Task Requests_of_a_source_that_the_application_has_registered_are_collected()
    {
        using var own = new ActivitySource("Contoso.Orders");
        await using (var host = await StartAsync(set: b => b.Services.AddSingleton(own)))
        {
            await host.GetAsync("/any");
        }

        Assert.Equal(("Contoso.Orders", "GET /any"), (Assert.Single(_spans).Source.Name, _spans[0].DisplayName));
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Components")]
    [InlineData("Microsoft.AspNetCore.Components.Server.Circuits")]
    public async Task Spans_of_Blazor_are_collected(string source)
    {
        using var own = new ActivitySource(source);
        await using (await StartAsync())
        {
            own.StartActivity("circuit")!.Dispose();
        }

        Assert.Single(_spans);
    }

    [Theory]
    [InlineData("true", "?page=2&code=REDACTED-key")]
    [InlineData("false", "?page=Redacted&code=Redacted")]
    [InlineData("yes", "?page=Redacted&code=Redacted")]
    public async Task OpenTelemetrys_setting_keeps_the_query_and_secrets_in_it_are_redacted(string value, string expected)
    {
        await using (var host = await StartAsync([new("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", value)]))
        {
            await host.GetAsync("/any?page=2&code=hunter2hunter2");
        }

        Assert.Equal(expected, Assert.Single(_spans).GetTagItem("url.query"));
    }

    [Fact]
    public async Task An_exception_is_recorded_when_middleware_has_replaced_the_feature_of_the_endpoint()
    {
        await using (var host = await StartAsync(map: static app => app.Use(static (HttpContext context, RequestDelegate _) =>
        {
            context.Features.Set<IEndpointFeature>(new OtherEndpoint());
            throw new InvalidOperationException("no");
        })))
        {
            await host.GetAsync("/any");
        }

        Assert.Equal("System.InvalidOperationException", Assert.Single(_spans).GetTagItem("error.type"));
    }

    [Fact]
    public async Task An_exception_that_leaves_the_application_in_a_test_server_is_recorded()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        AddSpans(builder);
        await using var app = builder.Build();
        app.MapGet("/broken", static void () => throw new InvalidOperationException("no"));
        await app.StartAsync();
        using var client = app.GetTestClient();

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync(new Uri("/broken", UriKind.Relative)));
        await app.StopAsync();

        var span = Assert.Single(_spans);
        Assert.Equal(("GET /broken", "System.InvalidOperationException", ActivityStatusCode.Error), (span.DisplayName, span.GetTagItem("error.type"), span.Status));
    }

    [Fact]
    public async Task A_request_of_HTTP_2_has_its_version()
    {
        await using (var host = await StartAsync(set: static b => b.WebHost.ConfigureKestrel(static k => k.ConfigureEndpointDefaults(static e => e.Protocols = HttpProtocols.Http2))))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/any") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            using var response = await host.Client.SendAsync(request);
        }

        Assert.Equal("2", Assert.Single(_spans).GetTagItem("network.protocol.version"));
    }

    /// <summary>The name of a span is kept for each method.</summary>
    [Fact]
    public async Task An_endpoint_that_many_methods_reach_at_once_has_the_right_names()
    {
        string[] methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];
        await using (var host = await StartAsync())
        {
            await Task.WhenAll(Enumerable.Range(0, 300).Select(async i =>
            {
                using var request = new HttpRequestMessage(new HttpMethod(methods[i % methods.Length]), "/any");
                using var response = await host.Client.SendAsync(request);
            }));
            await Poll.UntilAsync(() => Count() == 300, Poll.DefaultTimeout, "300 spans");
        }

        Assert.All(_spans, static s => Assert.Equal($"{s.GetTagItem("http.request.method")} /any", s.DisplayName));
    }

    private int Count()
    {
        lock (_spans)
        {
            return _spans.Count;
        }
    }

    private Task<WebHost> StartAsync(
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<WebApplication>? map = null,
        Action<WebApplicationBuilder>? set = null,
        Action<WebApplicationBuilder>? before = null) => WebHost.StartAsync(
        settings,
        b =>
        {
            before?.Invoke(b);
            AddSpans(b);
            set?.Invoke(b);
        },
        app =>
        {
            map?.Invoke(app);
            app.Map("/any", static () => "any");
        });

    private void AddSpans(WebApplicationBuilder builder)
    {
        builder.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(new LockedExport(_spans)));
        builder.Services.AddSingleton(new StandardOutputStream(static () => Stream.Null));
    }

    private sealed class LockedExport(List<Activity> spans) : OpenTelemetry.BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            lock (spans)
            {
                spans.Add(data);
            }
        }
    }

    private sealed class OtherEndpoint : IEndpointFeature
    {
        public Endpoint? Endpoint { get; set; }
    }
}
