using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Sampling;
using StandardObservability.Tracing.XRay;
using Xunit;

namespace StandardObservability.Tests.Tracing;

public sealed class TracingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void A_ratio_keeps_its_share_of_xray_ids(double ratio)
    {
        const int traces = 200_000;
        var sampler = new RatioSampler(ratio, new TimePrefix(TimeProvider.System));
        var kept = 0;
        for (var i = 0; i < traces; i++)
        {
            var parameters = new SamplingParameters(default, XRayTraceId.Create(), "x", ActivityKind.Server);
            kept += sampler.ShouldSample(in parameters).Decision == SamplingDecision.RecordAndSample ? 1 : 0;
        }

        var deviation = Math.Sqrt(traces * ratio * (1 - ratio));
        Assert.InRange(kept, (traces * ratio) - (5 * deviation), (traces * ratio) + (5 * deviation));
    }

    [Theory]
    [InlineData("always_off", null, 0)]
    [InlineData("parentbased_always_off", null, 0)]
    [InlineData("traceidratio", "0", 0)]
    [InlineData("parentbased_traceidratio", "1", 20)]
    [InlineData("always_on", null, 20)]
    [InlineData(null, null, 20)]
    public async Task The_named_sampler_decides(string? sampler, string? argument, int expected)
    {
        var spans = new List<Activity>();
        await using var host = await WorkerHost.StartAsync(
            [new("OTEL_TRACES_SAMPLER", sampler), new("OTEL_TRACES_SAMPLER_ARG", argument)],
            b =>
            {
                b.AddStandardObservability();
                b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans));
            });

        for (var i = 0; i < 20; i++)
        {
            host.Source.StartActivity("x")?.Dispose();
        }

        Assert.Equal(expected, spans.Count(s => s.Source.Name == host.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("always_on")]
    public async Task A_sampler_set_in_code_stays_unless_the_operator_names_one(string? inConfiguration)
    {
        await using var host = await WorkerHost.StartAsync([new("OTEL_TRACES_SAMPLER", inConfiguration)], static b =>
        {
            b.Services.AddOpenTelemetry().WithTracing(static t => t.SetSampler(new AlwaysOffSampler()));
            b.AddStandardObservability();
        });

        Assert.False(host.Source.StartActivity("x")?.Recorded ?? false);
    }

    [Theory]
    [InlineData("Production", null, true)]
    [InlineData("Development", null, false)]
    [InlineData("Development", "true", true)]
    [InlineData("Production", "false", false)]
    public async Task Trace_ids_start_with_the_time_except_in_Development(string environment, string? setting, bool expected)
    {
        await using var host = await WorkerHost.StartAsync([new("Observability:Traces:XRay:Ids", setting)], environment: environment);

        Assert.Equal(expected, host.Services.GetRequiredService<PropagationSettings>().HasXRayIds);
    }

    [Fact]
    public async Task A_new_trace_id_starts_with_the_time()
    {
        await using var host = await WorkerHost.StartAsync();
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        using var span = host.Source.StartActivity("x")!;

        var seconds = Convert.ToInt64(span.TraceId.ToHexString()[..8], 16);
        // The coarse clock is at most a quarter of a second old.
        Assert.InRange(seconds, before - 1, before + 60);
    }

    [Fact]
    public async Task Listens_to_sources_below_the_application_and_to_configured_ones_only()
    {
        await using var host = await WorkerHost.StartAsync([new("Observability:ActivitySources", "Listed.One, Wild.*")]);

        Assert.True(IsHeard(host.Name + ".Orders"));
        Assert.True(IsHeard("Listed.One"));
        Assert.True(IsHeard("Wild.Thing"));
        Assert.True(IsHeard("Npgsql"));
        Assert.False(IsHeard(host.Name + "Other"));

        static bool IsHeard(string name)
        {
            using var source = new ActivitySource(name);
            return source.HasListeners();
        }
    }

    [Fact]
    public void Context_is_injected_in_both_formats_with_the_baggage_of_the_activity_and_of_OpenTelemetry()
    {
        var propagator = new StandardPropagator(DistributedContextPropagator.CreateW3CPropagator());
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("own", "1").Start();
        var headers = new Dictionary<string, string>();
        Baggage.SetBaggage("otel", "a b");

        propagator.Inject(activity, headers, static (carrier, name, value) => ((Dictionary<string, string>)carrier!)[name] = value);
        Baggage.ClearBaggage();

        Assert.Equal(activity.Id, headers["traceparent"]);
        Assert.Equal(XRayTraceHeader.Format(activity), headers["X-Amzn-Trace-Id"]);
        Assert.Equal("own=1,otel=a%20b", headers["baggage"]);
    }

    [Theory]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "0af7651916cd43dd8448eb211c80319c")]
    [InlineData("garbage", "5759e988bd862e3fe1be46a994272793")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01", "5759e988bd862e3fe1be46a994272793")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", "5759e988bd862e3fe1be46a994272793")]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", "5759e988bd862e3fe1be46a994272793")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "5759e988bd862e3fe1be46a994272793")]
    [InlineData(null, "5759e988bd862e3fe1be46a994272793")]
    public void Incoming_traceparent_wins_over_the_xray_header_when_it_is_usable(string? traceparent, string expected)
    {
        var propagator = new StandardPropagator(DistributedContextPropagator.CreateW3CPropagator());
        var headers = new Dictionary<string, string?>
        {
            ["traceparent"] = traceparent,
            ["X-Amzn-Trace-Id"] = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
        };

        propagator.ExtractTraceIdAndState(
            headers,
            static (object? carrier, string name, out string? value, out IEnumerable<string>? values) =>
            {
                values = null;
                value = ((Dictionary<string, string?>)carrier!).GetValueOrDefault(name);
            },
            out var id,
            out _);

        Assert.Equal(expected, ActivityContext.Parse(id!, null).TraceId.ToHexString());
    }
}
