using System.Diagnostics;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.XRay;
using Xunit;

namespace StandardObservability.Tests.Tracing.Propagation;

public sealed class InboundRequestTests
{
    private const string Trace = "5759e988bd862e3fe1be46a994272793";
    private const string Root = "Root=1-5759e988-bd862e3fe1be46a994272793";
    private const string Decided = $"{Root};Parent=53995c3f42cd8ad8;Sampled=1";
    private const string Undecided = $"{Root};Parent=53995c3f42cd8ad8";

    private static readonly PropagationSettings Settings = new(PropagatorList.Default, OutgoingHosts.All, InboundContext.Accept);

    [Theory]
    [InlineData(Decided)]
    [InlineData(null)]
    public void A_request_whose_traceparent_expresses_everything_has_no_record_and_allocates_none(string? header)
    {
        var context = XRayTraceHeader.Parse(header);
        InboundRequest.Begin(settings: null, in context);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var record = InboundRequest.Begin(settings: null, in context);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Null(record);
        Assert.Null(InboundRequest.Current);
    }

    [Fact]
    public void The_trace_id_of_a_header_without_a_parent_is_taken_once()
    {
        InboundRequest.Begin(settings: null, XRayTraceHeader.Parse(Root));

        Assert.Equal(Trace, XRayTraceId.Create().ToHexString());
        Assert.NotEqual(Trace, XRayTraceId.Create().ToHexString());
        Assert.NotEqual(Trace, XRayTraceId.CreateRandom().ToHexString());
    }

    [Fact]
    public void The_trace_id_is_not_taken_when_the_use_of_the_context_is_over()
    {
        InboundRequest.Begin(settings: null, XRayTraceHeader.Parse(Root))!.Complete();

        Assert.False(InboundRequest.TryTakeTraceId(out _));
    }

    [Fact]
    public async Task A_record_flows_into_the_work_of_its_request_and_into_no_other()
    {
        Assert.Equal([Trace, null], await Task.WhenAll(HandleAsync(Root), HandleAsync(Decided)));
        Assert.Null(InboundRequest.Current);

        static async Task<string?> HandleAsync(string header)
        {
            await Task.Yield();
            InboundRequest.Begin(settings: null, XRayTraceHeader.Parse(header));
            await Task.Yield();
            return InboundRequest.TryTakeTraceId(out var id) ? id.ToHexString() : null;
        }
    }

    [Theory]
    [InlineData(Root)]
    [InlineData(Undecided)]
    [InlineData(Decided)]
    [InlineData(null)]
    public void Method_path_and_host_stay_when_the_headers_have_been_read(string? header)
    {
        InboundRequest.Begin("GET", "/a", "shop.example", Settings);

        InboundRequest.Begin(Settings, XRayTraceHeader.Parse(header));

        var request = InboundRequest.Current!;
        Assert.Equal(("GET", "/a", "shop.example"), (request.Method, request.Path, request.Host));
    }

    [Theory]
    [InlineData(Root)]
    [InlineData(Undecided)]
    [InlineData(Decided)]
    [InlineData(null)]
    public void Of_several_hosts_the_one_whose_headers_were_read_is_recorded(string? header)
    {
        using var first = new PropagationSettings(PropagatorList.Default, OutgoingHosts.All, InboundContext.Accept);
        using var second = new PropagationSettings(PropagatorList.Default, OutgoingHosts.All, InboundContext.Accept);
        RunningPropagation.Add(first);
        RunningPropagation.Add(second);

        InboundRequest.Begin(second, XRayTraceHeader.Parse(header));
        Assert.Same(second, RunningPropagation.OfRequest);

        // A message that the request processes belongs to the same host.
        InboundRequest.Begin(settings: null, XRayTraceHeader.Parse(Root));
        Assert.Same(second, RunningPropagation.OfRequest);
    }

    [Theory]
    [InlineData(Undecided, true)]
    [InlineData(Decided, false)]
    [InlineData(Root, false)]
    public void Sampling_is_deferred_only_for_the_parent_of_a_header_without_a_decision(string header, bool expected)
    {
        var parent = new ActivityContext(ActivityTraceId.CreateFromString(Trace), ActivitySpanId.CreateFromString("53995c3f42cd8ad8"), ActivityTraceFlags.None, isRemote: true);

        InboundRequest.Begin(settings: null, XRayTraceHeader.Parse(header));

        Assert.Equal(expected, InboundRequest.IsSamplingDeferred(in parent));
    }
}
