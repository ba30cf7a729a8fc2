using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing;

public sealed class IncomingContextTests
{
    private const string Trace = "5759e988bd862e3fe1be46a994272793";
    private const string Parent = "53995c3f42cd8ad8";
    private const string XRay = $"Root=1-5759e988-bd862e3fe1be46a994272793;Parent={Parent}";
    private const string OtherTrace = "0af7651916cd43dd8448eb211c80319c";
    private const string TraceParent = $"00-{OtherTrace}-b7ad6b7169203331-01";

    private readonly List<Activity> _spans = [];

    [Theory]
    [InlineData(XRay)]
    [InlineData($"{XRay};Sampled=?")]
    [InlineData($"{XRay};Sampled=")]
    [InlineData($"{XRay};Sampled=3")]
    public async Task A_parent_without_a_decision_is_kept_and_sampled_here(string header)
    {
        await using (var host = await StartAsync())
        {
            await host.GetAsync("/hello/bob", ("X-Amzn-Trace-Id", header));
            Assert.Equal(1, host.ServerActivities);
        }

        var span = Assert.Single(_spans);
        Assert.Equal((Trace, Parent, true), (span.TraceId.ToHexString(), span.ParentSpanId.ToHexString(), span.HasRemoteParent));
    }

    [Theory]
    [InlineData("parentbased_always_off", null)]
    [InlineData("always_off", null)]
    [InlineData("parentbased_traceidratio", "0")]
    [InlineData("traceidratio", "0")]
    public async Task A_decision_here_not_to_sample_is_passed_on(string sampler, string? argument)
    {
        await using var host = await StartAsync(new("OTEL_TRACES_SAMPLER", sampler), new("OTEL_TRACES_SAMPLER_ARG", argument));

        var seen = await host.GetAsync("/onward", ("X-Amzn-Trace-Id", XRay));

        Assert.Empty(_spans);
        Assert.Contains($"00-{Trace}-", seen, StringComparison.Ordinal);
        Assert.Contains("Sampled=0", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_a_decision_does_not_affect_the_next()
    {
        await using (var host = await StartAsync())
        {
            await host.GetAsync("/hello/bob", ("X-Amzn-Trace-Id", XRay));
            await host.GetAsync("/hello/bob", ("X-Amzn-Trace-Id", $"{XRay};Sampled=0"));
        }

        Assert.Single(_spans);
    }

    [Fact]
    public async Task The_applications_own_sampler_is_called_once_as_for_a_new_trace()
    {
        var sampler = new RecordingSampler();
        await using var host = await WebHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Services.AddOpenTelemetry().WithTracing(t => t.SetSampler(sampler));
        });

        await host.GetAsync("/hello/bob", ("X-Amzn-Trace-Id", XRay));

        Assert.Equal((default, ActivityTraceId.CreateFromString(Trace)), Assert.Single(sampler.Calls));
    }

    [Theory]
    [InlineData(null, "Sampled=1", 1)]
    [InlineData(null, "Sampled=0", 0)]
    [InlineData(null, "Sampled=?", 1)]
    [InlineData(null, "Sampled=2", 1)]
    [InlineData("parentbased_always_off", "Sampled=1", 1)]
    [InlineData("parentbased_always_off", "Sampled=?", 0)]
    [InlineData("always_off", "Sampled=1", 0)]
    [InlineData("always_on", "Sampled=0", 1)]
    public async Task The_decision_of_a_header_with_only_a_root_is_followed_as_that_of_a_parent(string? sampler, string sampled, int spans)
    {
        await using (var host = await StartAsync(new KeyValuePair<string, string?>("OTEL_TRACES_SAMPLER", sampler)))
        {
            await host.GetAsync("/hello/bob", ("X-Amzn-Trace-Id", $"Root=1-5759e988-bd862e3fe1be46a994272793;{sampled}"));
        }

        Assert.Equal(spans, _spans.Count);
        Assert.All(_spans, static s => Assert.Equal((Trace, default), (s.TraceId.ToHexString(), s.ParentSpanId)));
    }

    [Theory]
    [InlineData("Sampled=?", null, "1")]
    [InlineData("Sampled=?", "parentbased_always_off", "0")]
    [InlineData("Parent=53995c3f42cd8ad8;Sampled=?", null, "1")]
    [InlineData("Sampled=1", null, null)]
    [InlineData("Parent=53995c3f42cd8ad8", null, null)]
    public async Task A_caller_that_asks_for_the_decision_gets_it(string fields, string? sampler, string? decision)
    {
        await using var host = await StartAsync(new KeyValuePair<string, string?>("OTEL_TRACES_SAMPLER", sampler));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hello/bob");
        request.Headers.TryAddWithoutValidation("X-Amzn-Trace-Id", $"Root=1-5759e988-bd862e3fe1be46a994272793;{fields}");
        using var response = await host.Client.SendAsync(request);

        var answer = response.Headers.TryGetValues("X-Amzn-Trace-Id", out var values) ? Assert.Single(values) : null;
        Assert.Equal(decision is null ? null : $"Root=1-5759e988-bd862e3fe1be46a994272793;Sampled={decision}", answer);
    }

    [Theory]
    [InlineData("Link")]
    [InlineData("Ignore")]
    public async Task A_caller_that_is_not_trusted_decides_nothing_and_gets_no_decision(string inbound)
    {
        await using var host = await StartAsync(
            new KeyValuePair<string, string?>("Observability:Traces:InboundContext", inbound), new("OTEL_TRACES_SAMPLER", "parentbased_always_off"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hello/bob");
        request.Headers.TryAddWithoutValidation("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=?");
        using var response = await host.Client.SendAsync(request);
        await host.GetAsync("/hello/bob", ("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"));

        Assert.False(response.Headers.Contains("X-Amzn-Trace-Id"));
        Assert.Empty(_spans);
    }

    [Theory]
    [InlineData(null, OtherTrace)]
    [InlineData("tracecontext,baggage,xray", OtherTrace)]
    [InlineData("xray,tracecontext,baggage", Trace)]
    [InlineData("xray", Trace)]
    [InlineData("xray-lambda,baggage", Trace)]
    [InlineData("tracecontext", OtherTrace)]
    [InlineData("baggage", null)]
    [InlineData("none", null)]
    public async Task Of_two_headers_that_differ_the_first_of_the_list_wins_in_one_server_activity(string? list, string? trace)
    {
        await using (var host = await StartAsync(new KeyValuePair<string, string?>("OTEL_PROPAGATORS", list)))
        {
            await host.GetAsync("/hello/bob", ("traceparent", TraceParent), ("tracestate", "a=b"), ("X-Amzn-Trace-Id", $"{XRay};Sampled=1"));
            Assert.Equal(1, host.ServerActivities);
        }

        var span = Assert.Single(_spans);
        Assert.Equal(trace is null, span.ParentSpanId == default);
        Assert.True(trace is null ? span.TraceId.ToHexString() is not (Trace or OtherTrace) : span.TraceId.ToHexString() == trace);
        Assert.Equal(trace == OtherTrace ? "a=b" : null, span.TraceStateString);
    }

    [Theory]
    [InlineData("tracecontext,baggage", "acme acme")]
    [InlineData("xray,baggage", "acme acme")]
    [InlineData("baggage", "acme acme")]
    [InlineData("xray,tracecontext", "- -")]
    [InlineData("none", "- -")]
    public async Task Baggage_is_extracted_when_it_is_listed(string list, string expected)
    {
        await using var host = await StartAsync(new KeyValuePair<string, string?>("OTEL_PROPAGATORS", list));

        Assert.Equal(expected, await host.GetAsync("/tenant", ("traceparent", TraceParent), ("baggage", "tenant=acme")));
    }

    [Theory]
    [InlineData("Link", "traceparent", TraceParent, OtherTrace)]
    [InlineData("Link", "traceparent", $"00-{OtherTrace}-b7ad6b7169203331-00", OtherTrace)]
    [InlineData("link", "X-Amzn-Trace-Id", $"{XRay};Sampled=0", Trace)]
    [InlineData("Link", "X-Amzn-Trace-Id", XRay, Trace)]
    [InlineData("Link", "X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793", null)]
    [InlineData("Link", "traceparent", "junk", null)]
    [InlineData("Ignore", "traceparent", TraceParent, null)]
    [InlineData("Ignore", "traceparent", $"00-{OtherTrace}-b7ad6b7169203331-00", null)]
    [InlineData("Ignore", "X-Amzn-Trace-Id", $"{XRay};Sampled=0", null)]
    [InlineData("Ignore", "X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793", null)]
    public async Task A_context_that_is_not_accepted_starts_a_new_trace_that_is_sampled_here(string inbound, string header, string value, string? linked)
    {
        await using (var host = await StartAsync(new KeyValuePair<string, string?>("Observability:Traces:InboundContext", inbound)))
        {
            Assert.Equal("- -", await host.GetAsync("/tenant", (header, value), ("tracestate", "a=b"), ("baggage", "tenant=acme")));
            Assert.Equal(1, host.ServerActivities);
        }

        var span = Assert.Single(_spans);
        Assert.False(span.TraceId.ToHexString() is Trace or OtherTrace);
        Assert.Equal((default, null), (span.ParentSpanId, span.TraceStateString));
        Assert.Equal(linked is null ? [] : [linked], span.Links.Select(static l => l.Context.TraceId.ToHexString()));
        Assert.All(span.Links, static l => Assert.True(l.Context.IsRemote));
    }

    [Fact]
    public async Task A_caller_whose_context_is_not_accepted_cannot_make_a_service_record()
    {
        await using (var host = await StartAsync(new("Observability:Traces:InboundContext", "Link"), new("OTEL_TRACES_SAMPLER", "parentbased_always_off")))
        {
            await host.GetAsync("/hello/bob", ("traceparent", TraceParent));
        }

        Assert.Empty(_spans);
    }

    [Fact]
    public async Task A_propagator_that_was_set_for_the_process_before_the_registration_is_kept()
    {
        var before = DistributedContextPropagator.Current;
        var own = DistributedContextPropagator.CreatePassThroughPropagator();
        DistributedContextPropagator.Current = own;
        try
        {
            await using var host = await StartAsync();

            Assert.Same(own, DistributedContextPropagator.Current);
            Assert.Same(own, host.Services.GetRequiredService<DistributedContextPropagator>());
        }
        finally
        {
            DistributedContextPropagator.Current = before;
        }
    }

    [Fact]
    public async Task A_default_propagator_that_was_set_in_OpenTelemetry_is_kept()
    {
        var before = Propagators.DefaultTextMapPropagator;
        var own = new TraceContextPropagator();
        Sdk.SetDefaultTextMapPropagator(own);
        try
        {
            await using var host = await StartAsync(new("OTEL_PROPAGATORS", "xray"), new("Observability:Traces:PropagateTo", "nowhere"));

            Assert.Same(own, Propagators.DefaultTextMapPropagator);
            await host.GetAsync("/hello/bob", ("traceparent", TraceParent), ("X-Amzn-Trace-Id", XRay));
        }
        finally
        {
            Sdk.SetDefaultTextMapPropagator(before);
        }

        Assert.Equal(Trace, Assert.Single(_spans).TraceId.ToHexString());
    }

    [Theory]
    [InlineData($"{OtherTrace}-b7ad6b7169203331", "Accept", OtherTrace, "b7ad6b7169203331", true)]
    [InlineData($"{OtherTrace}-b7ad6b7169203331", "Accept", OtherTrace, "b7ad6b7169203331", false)]
    [InlineData("nothing", "Accept", Trace, Parent, true)]
    [InlineData("not-hexadecimal", "Accept", Trace, Parent, true)]
    [InlineData($"{OtherTrace}-b7ad6b7169203331", "Ignore", null, "0000000000000000", true)]
    public async Task A_propagator_of_the_application_extracts_context_and_baggage(string header, string inbound, string? trace, string parent, bool isFirst)
    {
        var before = Propagators.DefaultTextMapPropagator;
        string seen;
        if (isFirst)
        {
            Sdk.SetDefaultTextMapPropagator(new OwnPropagator());
        }

        try
        {
            await using var host = await StartAsync(new KeyValuePair<string, string?>("Observability:Traces:InboundContext", inbound));
            Sdk.SetDefaultTextMapPropagator(new OwnPropagator());
            seen = await host.GetAsync("/tenant", ("X-Own", header), ("X-Amzn-Trace-Id", XRay));
            Assert.Equal(1, host.ServerActivities);
        }
        finally
        {
            Sdk.SetDefaultTextMapPropagator(before);
        }

        var span = Assert.Single(_spans);
        Assert.Equal((trace ?? span.TraceId.ToHexString(), parent), (span.TraceId.ToHexString(), span.ParentSpanId.ToHexString()));
        Assert.Equal(trace is null || header == "not-hexadecimal" ? "- -" : "acme -", seen);
    }

    [Fact]
    public async Task An_unknown_value_of_InboundContext_is_a_problem()
    {
        await using var host = await StartAsync(new KeyValuePair<string, string?>("Observability:Traces:InboundContext", "Trust"));
        await host.StopAsync();

        Assert.Contains(host.Events, static e => e.GetRawText().Contains(
            "Observability:Traces:InboundContext is \\\"Trust\\\". It must be one of Accept, Link, Ignore; the default applies.", StringComparison.Ordinal));
    }

    private Task<WebHost> StartAsync(params KeyValuePair<string, string?>[] settings) => WebHost.StartAsync(
        settings,
        b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(_spans));
        },
        static app => app.MapGet("/tenant", static () => $"{Baggage.Current.GetBaggage("tenant") ?? "-"} {Activity.Current?.GetBaggageItem("tenant") ?? "-"}"));

    private sealed class OwnPropagator : TextMapPropagator
    {
        public override ISet<string>? Fields => null;

        public override PropagationContext Extract<T>(PropagationContext context, T carrier, Func<T, string, IEnumerable<string>?> getter)
        {
            var parts = getter(carrier, "X-Own")?.SingleOrDefault()?.Split('-');
            var parent = parts is [var trace, var span]
                ? new ActivityContext(ActivityTraceId.CreateFromString(trace), ActivitySpanId.CreateFromString(span), ActivityTraceFlags.Recorded, isRemote: true)
                : default;
            return new PropagationContext(parent, default(Baggage).SetBaggage("tenant", "acme"));
        }

        public override void Inject<T>(PropagationContext context, T carrier, Action<T, string, string> setter)
        {
            // Only extraction is tested.
        }
    }

    private sealed class RecordingSampler : Sampler
    {
        public List<(ActivityContext Parent, ActivityTraceId TraceId)> Calls { get; } = [];

        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
        {
            Calls.Add((samplingParameters.ParentContext, samplingParameters.TraceId));
            return new SamplingResult(SamplingDecision.RecordAndSample);
        }
    }
}
