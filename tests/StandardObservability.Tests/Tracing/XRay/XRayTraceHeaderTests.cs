using System.Diagnostics;
using StandardObservability.Tracing.XRay;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay;

public sealed class XRayTraceHeaderTests
{
    private const string Root = "Root=1-5759e988-bd862e3fe1be46a994272793";
    private const string Parent = "Parent=53995c3f42cd8ad8";
    private const string TraceParent = "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-0";

    /// <summary>The texts of OpenTelemetry's own tests of this header, and what is right for each.</summary>
    [Theory]
    [InlineData($"{Root};{Parent};Sampled=1", "1")]
    [InlineData($"{Root};{Parent};Sampled=0", "0")]
    [InlineData($"{Root};{Parent};sampled=1", "1")]
    [InlineData($"{Root};{Parent}; Sampled=1", "1")]
    [InlineData($"Sampled=1;{Parent};{Root}", "1")]
    [InlineData($"{Root};{Parent};Sampled=1;Foo=Bar", "1")]
    [InlineData($"Self=1-67891233-12456789abcdef01234567;{Root};{Parent};Sampled=1;Lineage=a87bd80c:1|68fd508a:5", "1")]
    [InlineData($"{Root};{Parent};Sampled=1;lineage=a87bd80c:0,68fd508a:5,c512fbe3:2", "1")]
    [InlineData($" {Root} ; {Parent} ; Sampled=1 ", "1")]
    [InlineData($";;{Root};{Parent};junk;Sampled=1;", "1")]
    [InlineData($"root=1-5759e988-bd862e3fe1be46a994272793;parent=53995c3f42cd8ad8;sampled=1", "1")]
    [InlineData($"RootX=1;ParentId=2;SampledBy=3;{Root};{Parent};Sampled=1", "1")]
    public void Parses_a_header_with_trace_id_parent_and_decision(string header, string flag)
        => Assert.Equal(new ExtractedIds(TraceParent + flag), ExtractedIds.FromHeader(header));

    [Theory]
    [InlineData($"{Root};{Parent}")]
    [InlineData($"{Root};{Parent};Sampled=?")]
    [InlineData($"{Root};{Parent};Sampled=3")]
    [InlineData($"{Root};{Parent};Sampled=123")]
    [InlineData($"{Root};{Parent};Sampled=")]
    [InlineData($"{Root};{Parent};SampledX=1")]
    public void Keeps_the_parent_of_a_header_without_a_decision(string header)
        => Assert.Equal(new ExtractedIds(TraceParent + "0", IsSamplingDeferred: true), ExtractedIds.FromHeader(header));

    [Theory]
    [InlineData(Root)]
    [InlineData($"{Root};Sampled=1")]
    [InlineData($"{Root};Sampled=0")]
    [InlineData($"{Root};Parent=")]
    [InlineData($"{Root};ParentId=53995c3f42cd8ad8;Sampled=1")]
    [InlineData($"Self=1-67891233-12456789abcdef012345678;{Root}")]
    [InlineData($"Self=1-67891233-12456789abcdef012345678;{Root};CalledFrom=app")]
    public void Keeps_the_root_of_a_header_without_a_parent(string header)
        => Assert.Equal(new ExtractedIds(null, TraceIdOnly: "5759e988bd862e3fe1be46a994272793"), ExtractedIds.FromHeader(header));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData($"Root=15759e988bd862e3fe1be46a994272793;{Parent};Sampled=1")]
    [InlineData($"{Root};Parent=123;Sampled=1")]
    [InlineData($"Root=1-00000000-000000000000000000000000;{Parent};Sampled=1")]
    [InlineData("Root=1-00000000-000000000000000000000000")]
    [InlineData($"{Root};Parent=0000000000000000;Sampled=1")]
    [InlineData($"Root=1-5759E988-BD862E3FE1BE46A994272793;{Parent};Sampled=1")]
    [InlineData($"{Root};Parent=53995C3F42CD8AD8;Sampled=1")]
    [InlineData($"RootX=1-5759e988-bd862e3fe1be46a994272793;{Parent};Sampled=1")]
    public void Ignores_a_header_without_a_trace_id(string? header) => Assert.Equal(default, ExtractedIds.FromHeader(header));

    /// <summary>As servers join two headers of one name.</summary>
    [Theory]
    [InlineData($"{Root};{Parent};Sampled=1,{Root};{Parent};Sampled=1")]
    [InlineData($"{Root},{Root}")]
    [InlineData($"{Root};Sampled=1,Root=1-67891233-abcdef012345678912345678")]
    [InlineData($"{Root};Lineage=a87bd80c:1, Root=1-67891233-abcdef012345678912345678")]
    [InlineData($"{Root};{Parent};Sampled=1,Foo=Bar")]
    [InlineData($",{Root};{Parent};Sampled=1")]
    [InlineData($"{Root};{Root};{Parent};Sampled=1")]
    public void Ignores_two_headers(string header) => Assert.Equal(default, ExtractedIds.FromHeader(header));

    [Fact]
    public void Ignores_a_header_that_is_too_long()
    {
        var header = $"{Root};{Parent};Sampled=1;Foo=".PadRight(XRayTraceHeader.MaxLength, 'x');

        Assert.Equal(new ExtractedIds(TraceParent + "1"), ExtractedIds.FromHeader(header));
        Assert.Equal(default, ExtractedIds.FromHeader(header + "x"));
    }

    [Fact]
    public void Parses_what_it_formats()
    {
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).Start();
        activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;

        Assert.Equal(new ExtractedIds(activity.Id), ExtractedIds.FromHeader(XRayTraceHeader.Format(activity)));
    }

    [Fact]
    public void An_id_starts_with_the_second_of_its_creation_at_most_a_quarter_of_a_second_late()
    {
        var before = DateTimeOffset.UtcNow.AddMilliseconds(-CoarseClock.PeriodMilliseconds).ToUnixTimeSeconds();
        var time = Convert.ToInt64(XRayTraceId.Create().ToHexString()[..8], 16);

        Assert.InRange(time, before, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    [Fact]
    public void An_id_starts_with_the_time_and_differs_from_the_next()
    {
        Assert.StartsWith("5759e988", XRayTraceId.Create(1465510280).ToHexString(), StringComparison.Ordinal);
        Assert.StartsWith("00000000", XRayTraceId.Create(0).ToHexString(), StringComparison.Ordinal);
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(static _ => XRayTraceId.Create(1).ToHexString()).Distinct().Count());
    }
}
