using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;
using StandardObservability.Logging;
using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Readable;
using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Logging.Readable;

/// <summary>Lines for a developer at a terminal.</summary>
public sealed class ReadableFormatTests
{
    private const string TraceId = "65680a1b0102030405060708090a0b0c";
    private const string SpanId = "0102030405060708";

    private readonly ReadableFormat _format = new(new RedactedValues(new RedactionPolicy(new RedactionOptions()), maxChars: 16_000), colors: false);

    [Fact]
    public void Writes_the_ids_of_the_calls_span_and_not_those_of_the_current_activity()
    {
        using var current = new Activity("current").SetIdFormat(ActivityIdFormat.W3C).Start();

        var line = Format(new SpanReference(TraceId, SpanId, Sampled: true));

        Assert.EndsWith($"warn Orders  late  trace_id={TraceId} span_id={SpanId}\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_no_ids_for_a_call_without_a_span_even_when_an_activity_is_current()
    {
        using var current = new Activity("current").SetIdFormat(ActivityIdFormat.W3C).Start();

        Assert.EndsWith("warn Orders  late\n", Format(default), StringComparison.Ordinal);
    }

    private string Format(SpanReference span)
    {
        var buffers = LineBuffers.Rent();
        var call = new LogCall(
            DateTimeOffset.UnixEpoch, LogLevel.Warning, new LogCategory("Orders"), default, Exception: null, span, buffers.Call.Properties, "late", buffers.Call.Scopes);
        _format.Write(in call, buffers);
        var line = Encoding.UTF8.GetString(buffers.Line.Written);
        buffers.Return();
        return line;
    }
}
