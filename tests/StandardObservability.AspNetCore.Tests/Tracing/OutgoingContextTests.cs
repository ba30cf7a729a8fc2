using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing;

public sealed class OutgoingContextTests
{
    private const string Lambdas = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=1:fe460cdd:0";

    private static readonly (string, string)[] Incoming =
        [("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), ("tracestate", "a=b"), ("baggage", "tenant=acme")];

    private static readonly string[] Names = ["traceparent", "tracestate", "baggage", "X-Amzn-Trace-Id"];

    [Theory]
    [InlineData(null, "traceparent tracestate baggage X-Amzn-Trace-Id")]
    [InlineData("127.0.0.*", "traceparent tracestate baggage X-Amzn-Trace-Id")]
    [InlineData("*.internal.example, 127.0.0.1", "traceparent tracestate baggage X-Amzn-Trace-Id")]
    [InlineData("*.internal.example", "")]
    [InlineData("http://127.0.0.1", "")]
    public async Task Context_goes_to_the_hosts_that_are_listed(string? hosts, string names)
    {
        await using var host = await WebHost.StartAsync([new("Observability:Traces:PropagateTo", hosts)]);

        Assert.Equal(names, NamesIn(await host.GetAsync("/onward", Incoming)));
    }

    [Theory]
    [InlineData("tracecontext", "traceparent tracestate")]
    [InlineData("xray,baggage", "baggage X-Amzn-Trace-Id")]
    [InlineData("none", "")]
    public async Task Only_the_listed_formats_are_injected(string list, string names)
    {
        await using var host = await WebHost.StartAsync([new("OTEL_PROPAGATORS", list)]);

        Assert.Equal(names, NamesIn(await host.GetAsync("/onward", Incoming)));
    }

    [Theory]
    [InlineData("Observability:Traces:PropagateTo", "elsewhere", "")]
    [InlineData("OTEL_PROPAGATORS", "xray", "X-Amzn-Trace-Id")]
    [InlineData("OTEL_PROPAGATORS", null, "traceparent tracestate baggage X-Amzn-Trace-Id")]
    public async Task The_applications_own_instrumentation_injects_nothing_more(string setting, string? value, string names)
    {
        await using var host = await WebHost.StartAsync([new(setting, value)], static b =>
        {
            b.AddStandardObservability();
            b.Services.AddOpenTelemetry().WithTracing(static t => t.AddHttpClientInstrumentation());
        });

        Assert.Equal(names, NamesIn(await host.GetAsync("/onward", Incoming)));
    }

    [Fact]
    public async Task A_redirect_to_a_host_that_is_not_listed_carries_no_context()
    {
        string? first = null;
        await using var host = await WebHost.StartAsync([new("Observability:Traces:PropagateTo", "127.0.0.1")], map: app =>
        {
            app.MapGet("/away", static async (HttpClient http, HttpRequest request) => await http.GetStringAsync($"http://{request.Host}/redirect"));
            app.MapGet("/redirect", (HttpRequest request) =>
            {
                first = string.Join('\n', request.Headers.Select(static h => $"{h.Key}: {h.Value}"));
                return Results.Redirect($"http://localhost:{request.Host.Port}/echo");
            });
        });

        var second = await host.GetAsync("/away", Incoming);

        Assert.Equal(string.Join(' ', Names), NamesIn(first!));
        Assert.Contains("Host: localhost", second, StringComparison.Ordinal);
        Assert.Empty(NamesIn(second));
    }

    [Fact]
    public async Task A_header_that_is_already_set_is_unchanged()
    {
        await using var host = await WebHost.StartAsync(map: static app => app.MapGet("/sdk", static async (HttpClient http, HttpRequest request) =>
        {
            using var call = new HttpRequestMessage(HttpMethod.Get, $"http://{request.Host}/echo");
            call.Headers.TryAddWithoutValidation("X-Amzn-Trace-Id", Lambdas);
            using var response = await http.SendAsync(call);
            return await response.Content.ReadAsStringAsync();
        }));

        var seen = await host.GetAsync("/sdk", Incoming);

        Assert.Equal($"X-Amzn-Trace-Id: {Lambdas}", Assert.Single(seen.Split('\n'), static l => l.StartsWith("X-Amzn", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_of_several_hosts_applies_its_own_settings_to_its_requests()
    {
        await using var open = await WebHost.StartAsync();
        await using var closed = await WebHost.StartAsync([new("Observability:Traces:PropagateTo", "elsewhere")]);
        await using var xray = await WebHost.StartAsync([new("OTEL_PROPAGATORS", "xray,tracecontext"), new("Observability:Traces:InboundContext", "Ignore")]);

        Assert.Equal(string.Join(' ', Names), NamesIn(await open.GetAsync("/onward", Incoming)));
        Assert.Empty(NamesIn(await closed.GetAsync("/onward", Incoming)));
        Assert.Equal("traceparent X-Amzn-Trace-Id", NamesIn(await xray.GetAsync("/onward", Incoming)));
    }

    private static string NamesIn(string echo)
        => string.Join(' ', Names.Where(n => echo.Split('\n').Any(l => l.StartsWith(n + ":", StringComparison.OrdinalIgnoreCase))));
}
