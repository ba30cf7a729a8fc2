using System.Diagnostics;
using StandardObservability.Tracing.XRay;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay;

public sealed class XRayTraceHeaderFuzzTests
{
    private const int Headers = 10_000_000;
    private const int Runs = 8;

    [Fact]
    public void Ten_million_hostile_headers_throw_nothing_and_give_no_id_that_they_do_not_contain()
    {
        var seed = (ulong)Stopwatch.GetTimestamp();
        var watch = Stopwatch.StartNew();
        var read = new long[3];

        Parallel.For(0, Runs, run =>
        {
            var hostile = new HostileHeaders(seed + ((ulong)run << 32), stackalloc char[512]);
            Span<long> counts = [0, 0, 0];
            for (var i = 0; i < Headers / Runs; i++)
            {
                var header = hostile.Next().ToString();
                var context = ExtractedIds.FromHeader(header);
                counts[Kind(context)]++;
                if (!IsTrueTo(header, context))
                {
                    Assert.Fail($"\"{header}\" was read as {context}, seed {seed}");
                }
            }

            for (var kind = 0; kind < read.Length; kind++)
            {
                Interlocked.Add(ref read[kind], counts[kind]);
            }
        });

        // Each kind of answer must have come often, or the headers were no test.
        Assert.All(read, static n => Assert.InRange(n, Headers / 100, Headers));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void A_million_formatted_headers_are_parsed_back_unchanged()
    {
        var random = new HostileHeaders((ulong)Stopwatch.GetTimestamp(), []);
        Span<byte> ids = stackalloc byte[24];
        for (var i = 0; i < 1_000_000; i++)
        {
            BitConverter.TryWriteBytes(ids, random.Random());
            BitConverter.TryWriteBytes(ids[8..], random.Random());
            BitConverter.TryWriteBytes(ids[16..], random.Random());
            var (trace, span) = (ActivityTraceId.CreateFromBytes(ids[..16]), ActivitySpanId.CreateFromBytes(ids[16..]));
            var isSampled = ids[0] % 2 == 0;

            Assert.Equal(new ExtractedIds($"00-{trace}-{span}-0{(isSampled ? 1 : 0)}"), ExtractedIds.FromHeader(XRayTraceHeader.Format(trace, span, isSampled)));
        }
    }

    [Fact]
    public void The_usual_form_is_parsed_like_any_other_form_of_the_same_header()
    {
        var hostile = new HostileHeaders((ulong)Stopwatch.GetTimestamp(), stackalloc char[512]);
        var usual = 0;
        for (var i = 0; i < 2_000_000; i++)
        {
            var header = hostile.Next().ToString();
            if (XRayTraceHeader.TryParseUsual(header, out _))
            {
                usual++;
                Assert.Equal(ExtractedIds.FromHeader(header), ExtractedIds.FromHeader($";{header}"));
            }
        }

        Assert.InRange(usual, 2_000, 2_000_000);
    }

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData(" ")]
    [InlineData("=")]
    [InlineData("Root=;")]
    [InlineData("a,")]
    [InlineData(", ")]
    public void The_longest_header_takes_no_longer_than_its_length(string piece)
    {
        var header = string.Concat(Enumerable.Repeat(piece, XRayTraceHeader.MaxLength / piece.Length));
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal(default, ExtractedIds.FromHeader(header));
        }

        // 8 million characters; a parser that went over the rest again at each of them would need minutes.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static int Kind(in ExtractedIds context) => context.TraceParent is not null ? 2 : context.TraceIdOnly is not null ? 1 : 0;

    private static bool IsTrueTo(ReadOnlySpan<char> header, in ExtractedIds context)
    {
        if (context.TraceIdOnly is { } root)
        {
            return context is { TraceParent: null, IsSamplingDeferred: false } && NamesTrace(header, root);
        }

        return context.TraceParent is not { } traceParent
            ? context == default
            : ActivityContext.TryParse(traceParent, null, out _) && NamesTrace(header, traceParent.AsSpan(3, 32)) && header.Contains(traceParent.AsSpan(36, 16), StringComparison.Ordinal);
    }

    private static bool NamesTrace(ReadOnlySpan<char> header, ReadOnlySpan<char> trace)
        => header.Contains($"1-{trace[..8]}-{trace[8..]}", StringComparison.Ordinal);
}
