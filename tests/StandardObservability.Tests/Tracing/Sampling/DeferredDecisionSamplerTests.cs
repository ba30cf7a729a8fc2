using System.Diagnostics;
using OpenTelemetry.Trace;
using StandardObservability.Export.Counts;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Sampling;
using StandardObservability.Tracing.XRay;
using Xunit;

namespace StandardObservability.Tests.Tracing.Sampling;

public sealed class DeferredDecisionSamplerTests
{
    private static readonly ActivityContext Caller = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None, isRemote: true);

    [Fact]
    public void A_parent_without_a_decision_is_sampled_as_a_new_trace_with_the_same_id()
    {
        var inner = new RecordingSampler();
        var request = BeginWithoutDecision();

        var result = Sample(DeferredDecisionSampler.Wrap(inner, new OutputCounts()), Caller);
        request.Complete();

        Assert.Equal(SamplingDecision.RecordAndSample, result.Decision);
        var call = Assert.Single(inner.Calls);
        Assert.Equal((default, Caller.TraceId, "x", ActivityKind.Server), (call.Parent, call.TraceId, call.Name, call.Kind));
    }

    [Fact]
    public void Any_other_parent_is_passed_on()
    {
        var inner = new RecordingSampler();
        var sampler = DeferredDecisionSampler.Wrap(inner, new OutputCounts());
        ActivityContext[] others =
        [
            default,
            new(Caller.TraceId, ActivitySpanId.CreateRandom(), ActivityTraceFlags.None, isRemote: true),
            new(ActivityTraceId.CreateRandom(), Caller.SpanId, ActivityTraceFlags.None, isRemote: true),
            new(Caller.TraceId, Caller.SpanId, ActivityTraceFlags.None, isRemote: false),
            new(Caller.TraceId, Caller.SpanId, ActivityTraceFlags.Recorded, isRemote: true),
        ];
        var request = BeginWithoutDecision();

        Array.ForEach(others, other => Sample(sampler, other));
        request.Complete();
        Sample(sampler, Caller);

        Assert.Equal([.. others, Caller], inner.Calls.Select(static q => q.Parent));
    }

    [Fact]
    public void Samplers_that_ignore_the_parent_are_not_wrapped_and_others_keep_their_description()
    {
        var on = new AlwaysOnSampler();

        Assert.Same(on, DeferredDecisionSampler.Wrap(on, new OutputCounts()));
        Assert.Equal("ParentBased{AlwaysOnSampler}", DeferredDecisionSampler.Wrap(new ParentBasedSampler(on), new OutputCounts()).Description);
    }

    [Fact]
    public void Disposing_disposes_the_inner_sampler()
    {
        var inner = new RecordingSampler();

        ((IDisposable)DeferredDecisionSampler.Wrap(inner, new OutputCounts())).Dispose();

        Assert.True(inner.IsDisposed);
    }

    private static InboundRequest BeginWithoutDecision()
    {
        var (trace, span) = (Caller.TraceId.ToHexString(), Caller.SpanId.ToHexString());
        return InboundRequest.Begin(settings: null, XRayTraceHeader.Parse($"Root=1-{trace[..8]}-{trace[8..]};Parent={span}"))!;
    }

    private static SamplingResult Sample(Sampler sampler, ActivityContext parent)
        => sampler.ShouldSample(new SamplingParameters(parent, Caller.TraceId, "x", ActivityKind.Server));

    private sealed class RecordingSampler : Sampler, IDisposable
    {
        public List<(ActivityContext Parent, ActivityTraceId TraceId, string Name, ActivityKind Kind)> Calls { get; } = [];

        public bool IsDisposed { get; private set; }

        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
        {
            Calls.Add((samplingParameters.ParentContext, samplingParameters.TraceId, samplingParameters.Name, samplingParameters.Kind));
            return new SamplingResult(SamplingDecision.RecordAndSample);
        }

        public void Dispose() => IsDisposed = true;
    }
}
