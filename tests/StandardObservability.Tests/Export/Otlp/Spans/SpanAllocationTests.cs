using System.Diagnostics;
using StandardObservability.Export.Otlp.Spans.Writing;
using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Spans;

/// <summary>Alone, because hosts of other tests would start activities on this thread.</summary>
[Collection(AloneTests.Name)]
public sealed class SpanAllocationTests
{
    [Fact]
    public void A_span_is_written_without_an_allocation()
    {
        using var policy = new RedactionPolicy(new RedactionOptions());
        var writer = new SpanWriter(policy, SpanLimits.Read(static _ => null));
        var buffer = new SpanBuffer();
        var span = CreateSpan();
        Write(1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Write(1_000);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);

        void Write(int times)
        {
            for (var i = 0; i < times; i++)
            {
                buffer.Truncate(0);
                writer.Write(buffer, span);
            }
        }
    }

    private static Activity CreateSpan()
    {
        var span = new Activity("GET /orders/{id}").SetIdFormat(ActivityIdFormat.W3C);
        span.SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded).Start();
        span.SetTag("http.request.method", "GET").SetTag("url.path", "/orders/17").SetTag("http.response.status_code", 200).SetTag("long", new string('x', 500));
        span.Stop();
        return span;
    }
}
