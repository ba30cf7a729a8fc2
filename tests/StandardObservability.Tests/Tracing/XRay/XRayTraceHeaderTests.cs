using System.Diagnostics;
using CsCheck;
using StandardObservability.Tracing.XRay;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay;

public sealed class XRayTraceHeaderTests
{
    private const string Root = "Root=1-5759e988-bd862e3fe1be46a994272793";
    private const string Parent = "Parent=53995c3f42cd8ad8";
    private const string TraceParent = "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-0";

    private static readonly string[] Pieces = ["Root=1-5759e988", "-bd862e3fe1be46a994272793", ";", "Parent=", "53995c3f42cd8ad8", "Sampled=1", Root, Parent, "=", "é", " ", "0"];

    [Theory]
    [InlineData($"{Root};{Parent};Sampled=1", "1")]
    [InlineData($"{Root};{Parent};Sampled=0", "0")]
    [InlineData($"Sampled=1;{Parent};{Root}", "1")]
    [InlineData($"{Root};{Parent};Sampled=1;Foo=Bar", "1")]
    [InlineData($"Self=1-67891233-12456789abcdef01234567;{Root};{Parent};Sampled=1;Lineage=a87bd80c:1|68fd508a:5", "1")]
    [InlineData($" {Root} ; {Parent} ; Sampled=1 ", "1")]
    [InlineData($";;{Root};{Parent};junk;Sampled=1;", "1")]
    [InlineData($"root=1-5759e988-bd862e3fe1be46a994272793;parent=53995c3f42cd8ad8;sampled=1", "1")]
    public void Reads_a_header_that_names_trace_parent_and_decision(string header, string flag)
    {
        Assert.Equal(TraceParent + flag, XRayTraceHeader.ToTraceParent(header, out var rootOnly));
        Assert.Null(rootOnly);
    }

    [Theory]
    [InlineData(Root)]
    [InlineData($"{Root};Sampled=1")]
    [InlineData($"Self=1-67891233-12456789abcdef012345678;{Root}")]
    [InlineData($"{Root};{Parent}")]
    [InlineData($"{Root};{Parent};Sampled=?")]
    [InlineData($"{Root};{Parent};Sampled=3")]
    [InlineData($"{Root};{Parent};Sampled=")]
    public void Keeps_the_root_of_a_header_that_leaves_parent_or_decision_open(string header)
    {
        Assert.Null(XRayTraceHeader.ToTraceParent(header, out var rootOnly));
        Assert.Equal("5759e988bd862e3fe1be46a994272793", rootOnly);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData($"Root=15759e988bd862e3fe1be46a994272793;{Parent};Sampled=1")]
    [InlineData($"{Root};Parent=123;Sampled=1")]
    [InlineData($"Root=1-00000000-000000000000000000000000;{Parent};Sampled=1")]
    [InlineData($"{Root};Parent=0000000000000000;Sampled=1")]
    [InlineData($"Root=1-5759E988-BD862E3FE1BE46A994272793;{Parent};Sampled=1")]
    [InlineData($"RootX=1-5759e988-bd862e3fe1be46a994272793;{Parent};Sampled=1")]
    public void Steps_over_a_header_that_names_no_trace(string? header)
    {
        Assert.Null(XRayTraceHeader.ToTraceParent(header, out var rootOnly));
        Assert.Null(rootOnly);
    }

    [Fact]
    public void Never_throws_and_only_ever_answers_with_a_traceparent()
        => Gen.Int[0, Pieces.Length - 1].Array[0, 30].Sample(
            static picks => XRayTraceHeader.ToTraceParent(string.Concat(picks.Select(static i => Pieces[i])), out _) is not { } parent || ActivityContext.TryParse(parent, null, out _),
            iter: 100_000);

    [Fact]
    public void What_it_writes_it_reads_back()
    {
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).Start();
        activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;

        Assert.Equal(activity.Id, XRayTraceHeader.ToTraceParent(XRayTraceHeader.Format(activity), out _));
    }

    [Fact]
    public void An_id_starts_with_the_time_and_differs_from_the_next()
    {
        Assert.StartsWith("5759e988", XRayTraceId.Create(1465510280).ToHexString(), StringComparison.Ordinal);
        Assert.StartsWith("00000000", XRayTraceId.Create(0).ToHexString(), StringComparison.Ordinal);
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(static _ => XRayTraceId.Create(1).ToHexString()).Distinct().Count());
    }
}
