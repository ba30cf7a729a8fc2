using System.Diagnostics;
using StandardObservability.AspNetCore.LocalPage.Recording;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>The bounds of what is kept of traces, and which requests are the worst.</summary>
public sealed class TraceStoreTests
{
    private readonly Clock _clock = new();
    private readonly TraceStore _store;

    public TraceStoreTests() => _store = new TraceStore(_clock);

    [Fact]
    public void Failed_requests_are_worse_than_slow_ones_and_both_outlive_the_last()
    {
        var (slow, failed) = (Add(ms: 900), Add(ms: 1, isFailed: true));
        for (var i = 0; i < TraceStore.MaxTraces * 2; i++)
        {
            Add(ms: 5);
        }

        var (last, worst, _) = _store.List();

        Assert.Equal([failed, slow], worst.Take(2).Select(static r => r.Trace.Id));
        Assert.DoesNotContain(last, r => r.Trace.Id == slow);
        Assert.Equal((TraceStore.MaxListed, TraceStore.MaxListed), (last.Count, worst.Count));
        Assert.NotNull(_store.Find(slow));
    }

    [Fact]
    public void After_15_minutes_a_request_is_no_longer_one_of_the_worst()
    {
        var old = Add(ms: 900);
        for (var i = 0; i < TraceStore.MaxTraces; i++)
        {
            Add(ms: 5);
        }

        _clock.Now += TimeSpan.FromMinutes(16);
        var recent = Add(ms: 1_000);
        var (_, worst, _) = _store.List();

        Assert.Equal([recent], worst.Select(static r => r.Trace.Id));
        Assert.Null(_store.Find(old));
    }

    [Fact]
    public void A_trace_without_an_end_is_bounded()
    {
        var id = ActivityTraceId.CreateRandom();
        for (var i = 0; i < RecordedTrace.MaxSpans + 7; i++)
        {
            Add(ms: 1, trace: id);
            _store.AddLine(id.ToHexString(), "{}");
        }

        var trace = _store.Find(id.ToHexString())!;

        Assert.Equal((RecordedTrace.MaxSpans, 7, RecordedTrace.MaxLines, 7), (trace.Spans.Count, trace.DroppedSpans, trace.Lines.Count, trace.DroppedLines));
    }

    [Fact]
    public void Large_spans_and_lines_displace_older_ones_and_memory_is_bounded()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var text = new string('x', 4_000);
        for (var i = 0; i < 20_000; i++)
        {
            var id = Add(ms: i, isFailed: i % 7 == 0, tag: text + i);
            for (var line = 0; line < 5; line++)
            {
                _store.AddLine(id, text + line);
            }
        }

        Assert.True(_store.IsBytesLimitReached);

        // Without a lower bound: what earlier tests left may go meanwhile.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, TraceStore.MaxBytes * 3 / 2);
        GC.KeepAlive(_store);
    }

    [Fact]
    public void Lines_without_a_trace_are_bounded()
    {
        for (var i = 0; i < TraceStore.MaxListed * 3; i++)
        {
            _store.AddLine(null, $"{i}");
        }

        var (_, _, lines) = _store.List();

        Assert.Equal((TraceStore.MaxListed, $"{(TraceStore.MaxListed * 3) - 1}"), (lines.Count, lines[^1]));
    }

    [Fact]
    public async Task Many_threads_add_while_others_read()
    {
        var adding = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                _store.AddLine(Add(ms: i, isFailed: i % 3 == 0), "{}");
            }
        })).ToList();
        while (adding.Exists(static a => !a.IsCompleted))
        {
            var (last, worst, _) = _store.List();
            Assert.All(last.Concat(worst), r => _store.Find(r.Trace.Id));
        }

        await Task.WhenAll(adding);
    }

    private string Add(double ms, bool isFailed = false, ActivityTraceId? trace = null, string? tag = null)
    {
        var id = trace ?? ActivityTraceId.CreateRandom();
        using var span = new Activity("GET /").SetIdFormat(ActivityIdFormat.W3C).SetParentId(id, ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        Activity.Current = null;
        span.Start().SetStartTime(_clock.Now.UtcDateTime).SetTag("text", tag).SetStatus(isFailed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        span.SetEndTime(_clock.Now.UtcDateTime.AddMilliseconds(ms)).Stop();
        _store.Add(span);
        return id.ToHexString();
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
