using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Processors;

/// <summary>Without a reader of spans, activities have their ids and the sampled flag, and no data. With one, they are complete.</summary>
public sealed class UnreadSpansTests
{
    private const string Caller = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-";

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "01", true)]
    [InlineData(null, "00", false)]
    [InlineData("always_on", "00", true)]
    [InlineData("always_off", null, false)]
    public async Task The_flag_is_that_of_the_sampler_for_the_span_and_those_below(string? sampler, string? callersFlags, bool isSampled)
    {
        await using var host = await WorkerHost.StartAsync([new("OTEL_METRICS_EXPORTER", "awsemf"), new("OTEL_TRACES_SAMPLER", sampler)]);
        var caller = ParseCaller(callersFlags);

        using var root = host.Source.StartActivity("root", ActivityKind.Server, caller);
        using var child = host.Source.StartActivity("child");
        host.Services.GetRequiredService<ILogger<UnreadSpansTests>>().LogInformation("Working");
        // By its ids, without the activity.
        using var other = host.Source.StartActivity("other", ActivityKind.Internal, root!.Context);

        Assert.Equal((isSampled, false), (root.Recorded, root.IsAllDataRequested));
        Assert.Equal(isSampled, child is not null);
        Assert.All([child, other], c => Assert.Equal((isSampled, false), (c?.Recorded ?? false, c?.IsAllDataRequested ?? false)));
        Assert.Equal(callersFlags is null ? root.TraceId : caller.TraceId, root.TraceId);
        await host.DisposeAsync();
        var line = Assert.Single(host.Events, static e => e.TryGetProperty("message", out var text) && text.GetString() == "Working");
        Assert.Equal((child ?? root).SpanId.ToHexString(), line.GetProperty("span_id").GetString());
        Assert.Equal(isSampled ? "01" : "00", line.GetProperty("trace_flags").GetString());
    }

    /// <summary>The next root must not get the flag of one that was created on the same thread and never started.</summary>
    [Fact]
    public async Task An_activity_that_never_starts_affects_no_other()
    {
        await using var host = await WorkerHost.StartAsync([new("OTEL_METRICS_EXPORTER", "awsemf"), new("OTEL_TRACES_SAMPLER", "parentbased_always_on")]);
        host.Source.CreateActivity("never started", ActivityKind.Server);

        using var work = host.Source.StartActivity("work", ActivityKind.Server, ParseCaller("00"));
        Assert.False(work!.Recorded);
    }

    [Theory]
    [InlineData("registered")]
    [InlineData("added to the running provider")]
    [InlineData("listener")]
    public async Task With_a_reader_spans_are_complete(string reader)
    {
        var spans = new Names();
        await using var host = await WorkerHost.StartAsync([new("OTEL_METRICS_EXPORTER", "awsemf")], b =>
        {
            b.AddStandardObservability();
            if (reader == "registered")
            {
                b.Services.AddOpenTelemetry().WithTracing(t => t.AddProcessor(spans));
            }
        });
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => reader == "listener" && s.Name == host.Name,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.OnEnd,
        };
        ActivitySource.AddActivityListener(listener);
        if (reader == "added to the running provider")
        {
            host.Services.GetRequiredService<TracerProvider>().AddProcessor(spans);
        }

        using (var root = host.Source.StartActivity("root", ActivityKind.Server))
        {
            using var child = host.Source.StartActivity("child");
            Assert.All([root, child], static a => Assert.True(a is { Recorded: true, IsAllDataRequested: true }));
        }

        Assert.Equal(["child", "root"], spans.Ended);
    }

    private static ActivityContext ParseCaller(string? flags)
        => ActivityContext.TryParse(Caller + flags, null, isRemote: true, out var caller) ? caller : default;

    private sealed class Names : BaseProcessor<Activity>
    {
        public List<string> Ended { get; } = [];

        public override void OnEnd(Activity data) => Ended.Add(data.OperationName);
    }
}
