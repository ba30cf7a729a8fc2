using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using StandardObservability.AspNetCore.Tests.Requests;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Metrics.Host;

/// <summary>A request has the same metrics as those that ASP.NET Core records, alone and beside other listeners.</summary>
public sealed class HostMetricParityTests
{
    private const string Meter = "Microsoft.AspNetCore.Hosting";
    private const string Duration = "http.server.request.duration";

    /// <summary>Requests that fail in the server, after the application has completed them. Only ASP.NET Core's own metric has the type of the exception.</summary>
    private static readonly string[] FailedInServer = ["GET /starting HTTP/1.1\r\nHost: shop", "GET /short HTTP/1.1\r\nHost: shop"];

    /// <summary>Their answers need a span.</summary>
    private static readonly string[] OfSpans = ["/tags ", "/named ", "/described ", "/ok ", "/fine "];

    private static readonly string[] Unmeasured = ["GET /unmeasured HTTP/1.1\r\nHost: shop", "GET /disabled HTTP/1.1\r\nHost: shop"];

    private static readonly string[] OfMetrics =
    [
        .. Unmeasured,
        "GET /tagged HTTP/1.1\r\nHost: shop",
        "GET /untagged HTTP/1.1\r\nHost: shop",
        "GET /changed HTTP/1.1\r\nHost: shop",
        "GET /end HTTP/1.1\r\nHost: shop",
        "POST /large HTTP/1.1\r\nHost: shop\r\nContent-Length: 99999999",
        "GET /own HTTP/1.1\r\nHost: shop",
        "GET /again HTTP/1.1\r\nHost: shop",
    ];

    private static readonly Dictionary<string, Action<WebApplicationBuilder>> Ways = new(StringComparer.Ordinal)
    {
        ["theirs"] = AddTheirs,
        ["ours"] = static b => b.AddStandardObservability(),
        ["ours, then theirs"] = static b =>
        {
            b.AddStandardObservability();
            AddTheirs(b);
        },
        ["theirs, then ours"] = static b =>
        {
            AddTheirs(b);
            b.AddStandardObservability();
        },
        ["ours, with all meters"] = static b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryMeterProvider(static m => m.AddMeter("Microsoft.*"));
        },
        ["ours, with rules of .NET"] = static b =>
        {
            b.Services.AddMetrics(static m => m.EnableMetrics(Meter));
            b.AddStandardObservability();
        },
        ["ours, with events of the application"] = static b =>
        {
            b.Services.AddSingleton(new DiagnosticListener("Microsoft.AspNetCore"));
            b.AddStandardObservability();
        },
        ["ours, without spans"] = static b =>
        {
            b.Configuration["OTEL_TRACES_EXPORTER"] = "none";
            b.AddStandardObservability();
        },
        ["ours, without server spans"] = static b =>
        {
            b.Configuration["Observability:Traces:Instrumentations:AspNetCore"] = "false";
            b.AddStandardObservability();
        },
        ["ours, with a sampler"] = static b =>
        {
            b.Configuration["OTEL_TRACES_SAMPLER"] = "always_off";
            b.Configuration["Observability:Logs:RequestLine"] = "false";
            b.AddStandardObservability();
        },
    };

    private static string? _expected;

    public static TheoryData<string, bool> Ours
    {
        get
        {
            TheoryData<string, bool> ways = [];
            foreach (var way in Ways.Keys.Skip(1))
            {
                ways.Add(way, false);
                ways.Add(way, true);
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public async Task Each_request_has_the_same_metrics(string way, bool isListening)
    {
        _expected ??= await RequestAsync("theirs", isListening: false);

        Assert.Equal(_expected, await RequestAsync(way, isListening), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("ours", false)]
    [InlineData("ours, with events of the application", false)]
    [InlineData("ours, then theirs", true)]
    [InlineData("ours, with rules of .NET", true)]
    [InlineData("ours, without server spans", true)]
    public async Task AspNetCore_measures_only_for_other_listeners(string way, bool expected)
    {
        using var reader = new RequestMetricReader();
        await using var app = Build(way, reader);
        await app.StartAsync();
        var factory = app.Services.GetRequiredService<IMeterFactory>();
        List<bool> enabled = [];
        using MeterListener all = new()
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == Meter && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    enabled.Add(instrument.Enabled);
                }
            },
        };
        all.Start();

        Assert.Equal([expected, expected], enabled);
    }

    [Fact]
    public async Task A_request_that_fails_in_the_server_is_measured_without_the_type_of_its_exception()
    {
        var metrics = await ReadAsync("ours", FailedInServer);

        Assert.Equal(FailedInServer.Length, metrics.Split('\n').Count(static l => l.StartsWith(Duration, StringComparison.Ordinal)));
        Assert.DoesNotContain("error.type", metrics, StringComparison.Ordinal);
    }

    /// <summary>Their route is the requested one, and not that of the error page, also when ASP.NET Core measures them.</summary>
    [Theory]
    [InlineData("/tagged/error")]
    [InlineData("/cleared")]
    public async Task A_request_that_loses_its_endpoint_has_the_same_metrics(string path)
    {
        var request = $"GET {path} HTTP/1.1\r\nHost: shop";

        var metrics = await ReadAsync("ours", request);

        Assert.Equal(await ReadAsync("ours, with all meters", request), metrics);
        Assert.Contains($"http.route={path}", metrics, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(string way, params string[] requests)
    {
        using var reader = new RequestMetricReader();
        await using var app = Build(way, reader);
        await app.StartAsync();
        await SendAsync(app, reader, requests);
        return reader.Read();
    }

    private static async Task SendAsync(WebApplication app, RequestMetricReader reader, IEnumerable<string> requests)
    {
        foreach (var request in requests)
        {
            var before = reader.Read();
            await EveryRequest.SendAsync(new Uri(app.Urls.Single()).Port, request);
            await Poll.UntilAsync(() => (reader.Read() != before || Unmeasured.Contains(request)) && !reader.HasActive, Poll.DefaultTimeout, $"{request} in {reader.Read()}");
        }
    }

    private static void AddTheirs(WebApplicationBuilder builder)
        => builder.Services.AddOpenTelemetry().WithMetrics(static m => m.AddMeter(Meter));

    private static WebApplication Build(string way, RequestMetricReader reader)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Ways[way](builder);
        builder.Services.AddSingleton(new StandardOutputStream(static () => Stream.Null));
        builder.Services.ConfigureOpenTelemetryMeterProvider(m => m.AddReader(reader.Reader));
        var app = builder.Build();
        MapMetrics(app);
        EveryRequest.Map(app);
        return app;
    }

    /// <summary>The metrics after all requests.</summary>
    private static async Task<string> RequestAsync(string way, bool isListening)
    {
        using var reader = new RequestMetricReader();
        await using var app = Build(way, reader);
        await app.StartAsync();
        using var listener = isListening ? Listen() : null;
        await SendAsync(app, reader, EveryRequest.All.Concat(OfMetrics).Except(FailedInServer).Where(static r => !OfSpans.Any(r.Contains)));
        return reader.Read();
    }

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, l) =>
            {
                if (instrument.Meter.Name == Meter)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.Start();
        return listener;
    }

    private static void MapMetrics(WebApplication app)
    {
        app.Use(static (context, next) =>
        {
            if (context.Request.Path == "/changed")
            {
                (context.Request.Scheme, context.Request.Method, context.Request.Protocol) = ("https", "PUT", "HTTP/2");
            }

            return next(context);
        });
        app.UseWhen(static c => c.Request.Path.StartsWithSegments("/tagged"), static branch => branch.UseExceptionHandler("/error"));
        app.Use(static (context, next) => context.Request.Path == "/end" ? EndAsync(context, next) : next(context));
        app.UseWhen(static c => c.Request.Path == "/again", AnswerAgain);
        app.MapGet("/error", static () => "sorry");
        app.MapGet("/tagged", static (HttpContext c) => c.Features.Get<IHttpMetricsTagsFeature>()!.Tags.Add(new("tenant", "acme")));
        app.MapGet("/tagged/error", static void (HttpContext c) =>
        {
            c.Features.Get<IHttpMetricsTagsFeature>()!.Tags.Add(new("error.type", "mine"));
            throw new InvalidOperationException("no");
        });
        app.MapGet("/untagged", static (HttpContext c) => c.Features.Get<IHttpMetricsTagsFeature>()!.Tags.Count.ToString(CultureInfo.InvariantCulture));
        app.MapGet("/unmeasured", static (HttpContext c) => c.Features.Get<IHttpMetricsTagsFeature>()!.MetricsDisabled = true);
        app.MapGet("/disabled", static () => "none").DisableHttpMetrics();
        app.MapPut("/changed", static () => "changed");
        app.MapGet("/cleared", static Task (HttpContext c) =>
        {
            c.SetEndpoint(null);
            return new ApplicationBuilder(c.RequestServices).Build()(c);
        });
        app.MapPost("/large", static (HttpContext c) => c.Request.Body.CopyToAsync(Stream.Null));
        app.MapGet("/own", static void (HttpContext c) => c.Features.Set<IEndpointFeature>(new OwnEndpoint()));
    }

    /// <summary>A request reaches the end of the pipeline first, and then an endpoint that answers with status 200.</summary>
    private static void AnswerAgain(IApplicationBuilder branch)
    {
        branch.Use(static async (context, next) =>
        {
            await next(context);
            (context.Request.Path, context.Response.StatusCode) = ("/found", StatusCodes.Status200OK);
            await next(context);
        });
        branch.UseRouting();
        branch.UseEndpoints(static e => e.MapGet("/found", static () => "found"));
    }

    private static async Task EndAsync(HttpContext context, RequestDelegate next)
    {
        await context.Response.WriteAsync("started");
        await next(context);
    }

    private sealed class OwnEndpoint : IEndpointFeature
    {
        public Endpoint? Endpoint { get; set; }
    }
}
