using System.Diagnostics;
using OpenTelemetry.Trace;
using StandardObservability.AspNetCore.Noise;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Noise;

public sealed class SuppressedRequestSamplerTests
{
    [Fact]
    public void The_description_is_the_inner_samplers_and_disposing_disposes_it()
    {
        var chosen = new KeepEverything();
        var sampler = new SuppressedRequestSampler(chosen);

        Assert.Equal(chosen.Description, sampler.Description);
        sampler.Dispose();
        Assert.True(chosen.IsDisposed);
    }

    [Fact]
    public void A_decision_allocates_nothing_with_a_sampled_parent_and_without()
    {
        using var sampler = new SuppressedRequestSampler(new KeepEverything());
        using var sampled = new Activity("sampled") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        Assert.Equal(0, Measure(sampler, sampled.TraceId));

        using var dropped = new Activity("dropped") { ActivityTraceFlags = ActivityTraceFlags.None }.Start();
        Assert.Equal(0, Measure(sampler, dropped.TraceId));
    }

    private static long Measure(SuppressedRequestSampler sampler, ActivityTraceId trace)
    {
        var parameters = new SamplingParameters(default, trace, "x", ActivityKind.Internal);
        sampler.ShouldSample(in parameters);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            sampler.ShouldSample(in parameters);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
