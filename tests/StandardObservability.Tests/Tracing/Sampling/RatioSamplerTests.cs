using System.Buffers.Binary;
using System.Diagnostics;
using OpenTelemetry.Trace;
using StandardObservability.Tests.Tracing.XRay.Sampling;
using StandardObservability.Tracing.Sampling;
using Xunit;

namespace StandardObservability.Tests.Tracing.Sampling;

public sealed class RatioSamplerTests
{
    private const int Traces = 200_000;

    private readonly ManualTime _time = new();

    /// <summary>The ids are the same in every run: a share that is right is out of three deviations once in 370 runs.</summary>
    public static TheoryData<double, bool> Ratios
    {
        get
        {
            var data = new TheoryData<double, bool>();
            foreach (var ratio in (double[])[0.01, 0.05, 0.2, 0.5, 0.83, 0.9])
            {
                data.Add(ratio, true);
                data.Add(ratio, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Ratios))]
    public void The_sampled_ratio_is_within_three_standard_deviations(double ratio, bool timePrefixed)
    {
        var sampler = Sampler(ratio);

        var kept = Ids(timePrefixed).Count(sampler.Keeps);

        var deviation = Math.Sqrt(Traces * ratio * (1 - ratio));
        Assert.InRange(kept, (Traces * ratio) - (3 * deviation), (Traces * ratio) + (3 * deviation));
    }

    [Theory]
    [MemberData(nameof(Ratios))]
    public void Two_services_make_the_same_decision_on_every_trace(double ratio, bool timePrefixed)
    {
        var here = Sampler(ratio);
        var there = new RatioSampler(ratio, new TimePrefix(new ManualTime(_time.GetUtcNow() + TimeSpan.FromSeconds(20))));

        Assert.DoesNotContain(Ids(timePrefixed), id => here.Keeps(id) != there.Keeps(id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void Decides_a_random_id_as_OpenTelemetry_does(double ratio)
    {
        var ours = Sampler(ratio);
        var theirs = new TraceIdRatioBasedSampler(ratio);
        var timePrefix = new TimePrefix(_time);
        var looksTimed = 0;

        foreach (var id in Ids(timePrefixed: false))
        {
            if (timePrefix.IsPrefixOf(id.ToHexString()))
            {
                looksTimed++;
            }
            else
            {
                Assert.Equal(Keeps(theirs, id), ours.Keeps(id));
            }
        }

        // The part on which the two may differ: 30 days of 2^32 seconds, 0.06 %.
        Assert.InRange(looksTimed, 1, Traces / 1000);
    }

    [Theory]
    [InlineData(0.2, "00000000000000000000000000000001")]
    [InlineData(0.2, "19999999999999990000000000000000")]
    [InlineData(0.2, "199999999999999a0000000000000000")]
    [InlineData(0.2, "99999999999999980000000000000000")]
    [InlineData(0.2, "ffffffffffffffff0000000000000000")]
    [InlineData(0.999999, "7fffffffffffffffffffffffffffffff")]
    [InlineData(double.Epsilon, "80000000000000000000000000000000")]
    public void Agrees_with_OpenTelemetry_at_the_edges(double ratio, string id)
    {
        var trace = ActivityTraceId.CreateFromString(id);

        Assert.Equal(Keeps(new TraceIdRatioBasedSampler(ratio), trace), Sampler(ratio).Keeps(trace));
    }

    [Theory]
    [InlineData(-27, true)]
    [InlineData(-29, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(3, false)]
    public void An_id_starts_with_the_time_when_that_time_is_near(int days, bool expected)
        => Assert.Equal(expected, new TimePrefix(_time).IsPrefixOf(Id(_time.GetUtcNow().AddDays(days), 0)));

    [Fact]
    public void The_window_moves_with_the_clock_in_both_directions()
    {
        var timePrefix = new TimePrefix(_time);

        foreach (var days in (int[])[1, 40, 4000, -4040])
        {
            _time.Advance(TimeSpan.FromDays(days));

            Assert.True(timePrefix.IsPrefixOf(Id(_time.GetUtcNow(), 0)));
            Assert.False(timePrefix.IsPrefixOf(Id(_time.GetUtcNow().AddDays(-30), 0)));
        }
    }

    [Fact]
    public void A_decision_allocates_nothing()
    {
        Sampler sampler = Sampler(0.5);
        var ids = Ids(timePrefixed: true).Take(500).Concat(Ids(timePrefixed: false).Take(500)).ToArray();
        ShouldSample(sampler, ids);

        var before = GC.GetAllocatedBytesForCurrentThread();
        ShouldSample(sampler, ids);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void ShouldSample(Sampler sampler, ActivityTraceId[] ids)
    {
        foreach (var id in ids)
        {
            Keeps(sampler, id);
        }
    }

    private static bool Keeps(Sampler sampler, ActivityTraceId id)
    {
        var span = new SamplingParameters(default, id, "x", ActivityKind.Server);
        return sampler.ShouldSample(in span).Decision == SamplingDecision.RecordAndSample;
    }

    private static string Id(DateTimeOffset time, long rest) => $"{time.ToUnixTimeSeconds():x8}{rest:x24}";

    private RatioSampler Sampler(double ratio) => new(ratio, new TimePrefix(_time));

    private IEnumerable<ActivityTraceId> Ids(bool timePrefixed)
    {
        var random = new Random(7);
        var bytes = new byte[16];
        for (var i = 0; i < Traces; i++)
        {
            random.NextBytes(bytes);
            if (timePrefixed)
            {
                BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)_time.GetUtcNow().ToUnixTimeSeconds());
            }

            yield return ActivityTraceId.CreateFromBytes(bytes);
        }
    }
}
