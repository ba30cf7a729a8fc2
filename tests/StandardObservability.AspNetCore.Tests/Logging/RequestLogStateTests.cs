using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Judges;
using Judges.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Logging;

/// <summary>The line of a request, as it stands on standard output.</summary>
public sealed class RequestLogStateTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task A_request_is_one_line_with_typed_values()
    {
        await using var host = await WebHost.StartAsync();

        await host.GetAsync("/hello/bob?token=not-to-be-logged");
        await host.StopAsync();

        var line = Assert.Single(host.RequestLines());
        Assert.Equal(
            "timestamp level message trace_id span_id trace_flags xray_trace_id service environment category event_id event_name http.request.method url.path http.response.status_code duration_ms http.route message_template",
            string.Join(' ', line.EnumerateObject().Select(static p => p.Name)));
        Assert.Equal("Information", line.Text("level"));
        Assert.Equal(400, line.GetProperty("event_id").GetInt32());
        Assert.Equal("RequestEnded", line.Text("event_name"));
        Assert.Equal("GET", line.Text("http.request.method"));
        Assert.Equal("/hello/{name}", line.Text("http.route"));
        Assert.Equal("/hello/bob", line.Text("url.path"));
        Assert.Equal(200, line.GetProperty("http.response.status_code").GetInt32());
        Assert.InRange(line.GetProperty("duration_ms").GetDouble(), 0.001, 60_000);
        Assert.Matches(@"^\d+(\.\d{1,3})?$", line.GetProperty("duration_ms").GetRawText());
        Assert.Equal($"GET /hello/bob ended with 200 in {line.GetProperty("duration_ms").GetRawText()} ms", line.Text("message"));
        Assert.Equal("{http.request.method} {url.path} ended with {http.response.status_code} in {duration_ms} ms", line.Text("message_template"));
        Assert.DoesNotContain("not-to-be-logged", host.Output.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", 404, "Information", null)]
    [InlineData("/nowhere", 404, "Information", null)]
    [InlineData("/hello/", 404, "Information", null)]
    [InlineData("/broken", 500, "Error", "/broken")]
    [InlineData("/later", 500, "Error", "/later")]
    [InlineData("/busy", 503, "Error", "/busy")]
    [InlineData("/missing", 404, "Information", "/missing")]
    [InlineData("/moved", 302, "Information", "/moved")]
    [InlineData("/odd", 799, "Error", "/odd")]
    public async Task The_status_that_goes_out_decides_the_level(string path, int status, string level, string? route)
    {
        await using var host = await WebHost.StartAsync(map: static app =>
        {
            app.MapGet("/busy", static () => Results.StatusCode(503));
            app.MapGet("/odd", static () => Results.StatusCode(799));
            app.MapGet("/missing", static () => Results.NotFound());
            app.MapGet("/moved", static () => Results.Redirect("http://localhost:1/"));
            app.MapGet("/later", static async Task () =>
            {
                await Task.Yield();
                throw new InvalidOperationException("no");
            });
        });
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Client.BaseAddress };

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        await host.StopAsync();

        Assert.Equal(status, (int)response.StatusCode);
        AssertLine(Assert.Single(host.RequestLines()), path, status, level, route);
        Assert.DoesNotContain(host.RequestLines(), static l => l.TryGetProperty("exception.type", out _));
    }

    [Fact]
    public async Task The_root_has_a_route_and_a_path()
    {
        await using var host = await WebHost.StartAsync(map: static app => app.MapGet("", static () => "home"));

        await host.GetAsync("/");
        await host.StopAsync();

        AssertLine(Assert.Single(host.RequestLines()), "/", 200, "Information", "/");
    }

    [Fact]
    public async Task A_path_base_belongs_to_the_path()
    {
        await using var host = await WebHost.StartAsync(map: static app =>
        {
            app.UsePathBase("/shop");
            app.UseRouting();
        });

        await host.GetAsync("/shop/hello/bob");
        await host.StopAsync();

        AssertLine(Assert.Single(host.RequestLines()), "/shop/hello/bob", 200, "Information", "/hello/{name}");
    }

    [Theory]
    [InlineData(500, "Error")]
    [InlineData(409, "Information")]
    public async Task An_exception_handler_has_the_last_word(int status, string level)
    {
        await using var host = await WebHost.StartAsync(map: app =>
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/sorry", StatusCodeSelector = _ => status });
            app.UseRouting();
            app.Map("/sorry", static () => "sorry");
        });

        Assert.Equal("sorry", await host.GetAsync("/broken"));
        await host.StopAsync();

        AssertLine(Assert.Single(host.RequestLines()), "/broken", status, level, "/broken");
    }

    [Fact]
    public async Task A_handler_in_front_of_the_whole_application_has_it_too()
    {
        await using var host = await WebHost.StartAsync(set: static b =>
        {
            b.Services.AddSingleton<IStartupFilter>(new Teapot());
            b.AddStandardObservability();
        });

        Assert.Equal("short and stout", await host.GetAsync("/broken"));
        await host.StopAsync();

        AssertLine(Assert.Single(host.RequestLines()), "/broken", 418, "Information", "/broken");
    }

    [Fact]
    public async Task What_host_filtering_refuses_is_a_request_too()
    {
        await using var host = await WebHost.StartAsync([new("AllowedHosts", "elsewhere.example")]);

        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        AssertLine(Assert.Single(host.RequestLines()), "/hello/bob", 400, "Information", null);
    }

    [Fact]
    public async Task An_exception_behind_the_first_bytes_is_an_error_with_the_status_that_went_out()
    {
        await using var host = await WebHost.StartAsync(map: static app => app.MapGet("/half", static async Task (HttpResponse response) =>
        {
            await response.WriteAsync("half");
            await response.Body.FlushAsync();
            throw new InvalidOperationException("no");
        }));

        await Assert.ThrowsAnyAsync<Exception>(() => host.GetAsync("/half"));
        await host.StopAsync();

        AssertLine(Assert.Single(host.RequestLines()), "/half", 200, "Error", "/half");
    }

    [Theory]
    [InlineData("/wait", 499, HttpProtocols.Http1)]
    [InlineData("/wait", 499, HttpProtocols.Http2)]
    [InlineData("/stream", 200, HttpProtocols.Http1)]
    [InlineData("/stream", 200, HttpProtocols.Http2)]
    public async Task A_client_that_goes_away_is_no_error(string path, int status, HttpProtocols protocol)
    {
        var isWaiting = new TaskCompletionSource();
        await using var host = await StartAsync(protocol, app =>
        {
            app.MapGet("/wait", async Task (CancellationToken aborted) =>
            {
                isWaiting.SetResult();
                await Task.Delay(Timeout.Infinite, aborted);
            });
            app.MapGet("/stream", async Task (HttpResponse response, CancellationToken aborted) =>
            {
                await response.WriteAsync("first", aborted);
                await response.Body.FlushAsync(aborted);
                isWaiting.SetResult();
                await Task.Delay(Timeout.Infinite, aborted);
            });
        });

        using (var impatient = new CancellationTokenSource())
        {
            var answer = host.Client.GetStringAsync(new Uri(path, UriKind.Relative), impatient.Token);
            await isWaiting.Task;
            await impatient.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        }

        await host.StopAsync();

        AssertLine(Assert.Single(host.RequestLines()), path, status, "Information", path);
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_the_clients_mistake()
    {
        await using var host = await WebHost.StartAsync(
            set: static b =>
            {
                b.WebHost.ConfigureKestrel(static k => k.Limits.MaxRequestBodySize = 10);
                b.AddStandardObservability();
            },
            map: static app => app.MapPost("/upload", static async Task (HttpRequest request) => await request.Body.CopyToAsync(Stream.Null)));

        using var response = await host.Client.PostAsync(new Uri("/upload", UriKind.Relative), new ByteArrayContent(new byte[1000]));
        await host.StopAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        AssertLine(Assert.Single(host.RequestLines()), "/upload", 413, "Information", "/upload", "POST");
    }

    [Fact]
    public async Task Silent_endpoints_have_none()
    {
        await using var host = await WebHost.StartAsync(map: static app =>
        {
            app.UseHealthChecks("/live");
            app.UseRouting();
            app.MapHealthChecks("/health");
            app.MapGet("/ready", static () => Results.StatusCode(503)).DisableRequestTelemetry();
        });

        foreach (var path in (string[])["/live", "/health", "/ready", "/hello/bob"])
        {
            await host.GetAsync(path);
        }

        await host.StopAsync();

        Assert.Equal("/hello/bob", Assert.Single(host.RequestLines()).Text("url.path"));
    }

    [Theory]
    [InlineData("Observability:Logs:RequestLine", "false", "")]
    [InlineData("Observability:Logs:RequestLine", "perhaps", "200 500")]
    [InlineData("Observability:Enabled", "false", "")]
    [InlineData("Logging:LogLevel:StandardObservability.Requests", "None", "")]
    [InlineData("Logging:LogLevel:StandardObservability.Requests", "Critical", "")]
    [InlineData("Logging:LogLevel:StandardObservability.Requests", "Warning", "500")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore", "None", "200 500")]
    public async Task It_can_be_turned_off_or_down(string key, string value, string statuses)
    {
        await using var host = await WebHost.StartAsync([new(key, value)]);

        await host.GetAsync("/hello/bob");
        await host.GetAsync("/broken");
        await host.StopAsync();

        Assert.Equal(statuses, string.Join(' ', host.RequestLines().Select(static l => l.GetProperty("http.response.status_code").GetRawText())));
    }

    [Fact]
    public async Task Code_turns_it_off()
    {
        await using var host = await WebHost.StartAsync(set: static b => b.AddStandardObservability(static o => o.Logs.RequestLine = false));

        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        Assert.Empty(host.RequestLines());
    }

    [Fact]
    public async Task Calling_the_line_twice_makes_one_of_each_request()
    {
        await using var host = await WebHost.StartAsync(set: static b => b.AddStandardObservability().AddStandardObservability());

        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        Assert.Single(host.RequestLines());
    }

    [Theory]
    [InlineData(null, "00", "01")]
    [InlineData(null, "01", "01")]
    [InlineData("always_off", "01", "00")]
    [InlineData("parentbased_always_on", "00", "00")]
    public async Task Its_trace_is_the_server_spans_sampled_or_not(string? sampler, string callersFlags, string flags)
    {
        var spans = new List<Activity>();
        await using var host = await WebHost.StartAsync(
            [new("OTEL_TRACES_SAMPLER", sampler ?? "always_on")],
            b => b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans)));

        await host.GetAsync("/hello/bob", ("traceparent", $"00-{Trace}-b7ad6b7169203331-{callersFlags}"));
        await host.StopAsync();

        var line = Assert.Single(host.RequestLines());
        Assert.Equal(Trace, line.Text("trace_id"));
        Assert.Equal($"1-{Trace[..8]}-{Trace[8..]}", line.Text("xray_trace_id"));
        Assert.Equal(flags, line.Text("trace_flags"));
        Assert.Equal(line.Text("span_id"), host.Events.Single(static e => e.Text("message") == "Hello bob").Text("span_id"));
        Assert.Equal(flags == "01" ? [line.Text("span_id")] : [], spans.Select(static s => s.SpanId.ToHexString()));
    }

    [Fact]
    public async Task Activities_that_middleware_leaves_behind_are_not_the_requests()
    {
        using var source = new ActivitySource("Untidy");
        var spans = new List<Activity>();
        await using var host = await WebHost.StartAsync(
            [new("Observability:ActivitySources", source.Name)],
            b => b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans)),
            app => app.Use((context, next) =>
            {
                Activity.Current = context.Request.Path == "/hello/left" ? source.StartActivity("left open") : null;
                return next(context);
            }));

        await host.GetAsync("/hello/left");
        await host.GetAsync("/hello/none");
        await host.StopAsync();

        var servers = spans.Where(static s => s.Kind == ActivityKind.Server).Select(static s => s.SpanId.ToHexString());
        Assert.Equal(servers, host.RequestLines().Select(static l => l.Text("span_id")));
    }

    [Fact]
    public async Task Requests_by_http_2_have_theirs()
    {
        await using var host = await StartAsync(HttpProtocols.Http2);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => host.Client.GetAsync(new Uri(i % 2 == 0 ? "/hello/bob" : "/broken", UriKind.Relative))));
        await host.StopAsync();

        Assert.Equal(25, host.RequestLines().Count(static l => l.Text("level") == "Information" && l.Text("http.route") == "/hello/{name}"));
        Assert.Equal(25, host.RequestLines().Count(static l => l.Text("level") == "Error" && l.Text("http.route") == "/broken"));
    }

    [Fact]
    public async Task A_thousand_requests_at_once_are_a_thousand_lines()
    {
        await using var host = await WebHost.StartAsync();

        await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) =>
            Assert.Equal(i.ToString(CultureInfo.InvariantCulture), await host.GetAsync($"/hello/{i}")));
        await host.StopAsync();

        Assert.Equal(
            Enumerable.Range(0, 1000).Select(static i => $"/hello/{i}").Order(StringComparer.Ordinal),
            host.RequestLines().Select(static l => l.Text("url.path")).Order(StringComparer.Ordinal));
        Assert.Equal(1000, host.RequestLines().DistinctBy(static l => l.Text("span_id")).Count());
    }

    [Fact]
    public async Task A_web_socket_is_one_line_when_it_closes()
    {
        await using var host = await WebHost.StartAsync(map: static app =>
        {
            app.UseWebSockets();
            app.MapGet("/socket", static async Task (HttpContext context) =>
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                await socket.ReceiveAsync(new byte[10], CancellationToken.None);
                await socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            });
        });

        using (var socket = new System.Net.WebSockets.ClientWebSocket())
        {
            await socket.ConnectAsync(new Uri(host.Client.BaseAddress!.AbsoluteUri.Replace("http:", "ws:", StringComparison.Ordinal) + "socket"), CancellationToken.None);
            Assert.Empty(host.RequestLines());
            await socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }

        await host.StopAsync();

        AssertLine(Assert.Single(host.RequestLines()), "/socket", 101, "Information", "/socket");
    }

    [Fact]
    public async Task Other_providers_get_the_same_event()
    {
        using var other = new RecordingProvider();
        await using var host = await WebHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Logging.AddProvider(other);
        });

        await host.GetAsync("/hello/bob");
        await host.GetAsync("/nowhere");
        await host.StopAsync();

        var lines = host.RequestLines().ToList();
        Assert.Equal(lines.Select(static l => l.Text("message")), other.Events.Select(static e => e.Message));
        Assert.Equal(
            ["http.request.method url.path http.response.status_code duration_ms http.route {OriginalFormat}", "http.request.method url.path http.response.status_code duration_ms {OriginalFormat}"],
            other.Events.Select(static e => string.Join(' ', e.Properties.Select(static p => p.Key))));
        Assert.Equal(lines.Select(static l => l.GetProperty("duration_ms").GetDouble()), other.Events.Select(static e => Assert.IsType<double>(e.Properties[3].Value)));
        Assert.Equal(lines.Select(static l => l.Text("message_template")), other.Events.Select(static e => Assert.IsType<string>(e.Properties[^1].Value)));
    }

    [JudgedFact]
    public async Task By_otlp_it_is_one_record_with_the_same_values()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WebHost.StartAsync([
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
            new("OTEL_LOGS_EXPORTER", "otlp,console")]);

        await host.GetAsync("/hello/jane%40example.com");
        await host.StopAsync();

        var record = Assert.Single(await receiver.LogRecordsAsync(), static r => r.Attributes.ContainsKey("http.response.status_code"));
        var line = Assert.Single(host.RequestLines());
        var span = Assert.Single(await receiver.SpansAsync());
        Assert.Equal((span.TraceId, span.SpanId), (record.TraceId, record.SpanId));
        Assert.Equal((span.TraceId, span.SpanId), (line.Text("trace_id"), line.Text("span_id")));
        Assert.Equal("GET", record.Attributes["http.request.method"]);
        Assert.Equal("/hello/{name}", record.Attributes["http.route"]);
        Assert.Equal(line.Text("url.path"), record.Attributes["url.path"]);
        Assert.Equal(200L, record.Attributes["http.response.status_code"]);
        Assert.Equal(line.GetProperty("duration_ms").GetDouble(), Convert.ToDouble(record.Attributes["duration_ms"], CultureInfo.InvariantCulture));
    }

    private static async Task<WebHost> StartAsync(HttpProtocols protocol, Action<WebApplication>? map = null)
    {
        var host = await WebHost.StartAsync(
            set: b =>
            {
                b.WebHost.ConfigureKestrel(k => k.ConfigureEndpointDefaults(e => e.Protocols = protocol));
                b.AddStandardObservability();
            },
            map: map);
        host.Client.DefaultRequestVersion = protocol == HttpProtocols.Http2 ? HttpVersion.Version20 : HttpVersion.Version11;
        host.Client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return host;
    }

    private static void AssertLine(JsonElement line, string path, int status, string level, string? route, string method = "GET")
    {
        Assert.Equal(
            (method, path, status, level, route),
            (line.Text("http.request.method"), line.Text("url.path"), line.GetProperty("http.response.status_code").GetInt32(), line.Text("level"), line.TryText("http.route")));
    }

    private sealed class Teapot : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(static async (context, following) =>
            {
                try
                {
                    await following(context);
                }
                catch (InvalidOperationException)
                {
                    context.Response.StatusCode = 418;
                    await context.Response.WriteAsync("short and stout");
                }
            });
            next(app);
        };
    }
}
