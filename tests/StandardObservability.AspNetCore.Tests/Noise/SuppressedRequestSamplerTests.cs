using System.Diagnostics;
using OpenTelemetry.Trace;
using StandardObservability.AspNetCore.Noise;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Noise;

public sealed class SuppressedRequestSamplerTests
{
    [Fact]
    public void The_chosen_sampler_is_described_and_disposed_of()
    {
        var chosen = new KeepEverything();
        var sampler = new SuppressedRequestSampler(chosen);

        Assert.Equal(chosen.Description, sampler.Description);
        sampler.Dispose();
        Assert.True(chosen.IsDisposed);
    }

    [Fact]
    public void Asking_costs_no_memory_whether_or_not_the_parent_is_sampled()
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
