using System.Diagnostics;
using CsCheck;
using StandardObservability.Tracing.Messages;
using Xunit;

namespace StandardObservability.Tests.Tracing.Messages;

public sealed class OutgoingMessageTests : IDisposable
{
    private readonly Activity _activity = new Activity("x") { TraceStateString = "a=b" }.SetIdFormat(ActivityIdFormat.W3C).AddBaggage("tenant", "acme").Start();

    [Fact]
    public void Headers_carry_the_context_in_both_formats()
    {
        var headers = new Dictionary<string, string>();

        new OutgoingMessage(headers).Write(_activity);

        Assert.Equal(["X-Amzn-Trace-Id", "baggage", "traceparent", "tracestate"], headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(_activity.Id, headers["traceparent"]);
    }

    [Fact]
    public void An_SQS_message_gets_at_most_10_attributes_and_always_the_trace_header()
        => Gen.Int[0, 14].Sample(count =>
        {
            var (attributes, system) = (Enumerable.Range(0, count).ToDictionary(static i => $"own{i}", static _ => new Value("x")), new Dictionary<string, SystemValue>());

            OutgoingMessage.ForSqs(attributes, static t => new Value(t), system, static t => new SystemValue(t)).Write(_activity);

            Assert.Equal(Math.Max(count, Math.Min(10, count + 3)), attributes.Count);
            Assert.Equal(count < 10, attributes.ContainsKey("traceparent"));
            Assert.Equal(count < 9, attributes.ContainsKey("tracestate"));
            Assert.StartsWith($"Root=1-{_activity.TraceId.ToHexString()[..8]}-", Assert.Single(system).Value.Text, StringComparison.Ordinal);
            Assert.Equal("AWSTraceHeader", system.Keys.Single());
            return true;
        });

    [Fact]
    public void A_full_message_that_is_forwarded_gets_the_new_parent_instead_of_the_old()
    {
        var attributes = Enumerable.Range(0, 8).ToDictionary(static i => $"own{i}", static _ => new Value("x"));
        attributes["traceparent"] = new Value("old");
        attributes["tracestate"] = new Value("old");
        _activity.TraceStateString = null;

        OutgoingMessage.ForSns(attributes, static t => new Value(t)).Write(_activity);

        Assert.Equal(_activity.Id, attributes["traceparent"].Text);
        Assert.False(attributes.ContainsKey("tracestate"));
        Assert.Contains("tenant", attributes["baggage"].Text, StringComparison.Ordinal);
        Assert.False(attributes.ContainsKey("X-Amzn-Trace-Id"));
    }

    [Fact]
    public void Attributes_that_cannot_be_written_are_left_out_and_nothing_is_thrown()
    {
        var system = new Dictionary<string, SystemValue>();
        new OutgoingMessage(headers: null).Write(_activity);
        new OutgoingMessage(new Dictionary<string, string>().AsReadOnly()).Write(_activity);
        new OutgoingMessage(static (_, _) => throw new InvalidOperationException()).Write(_activity);
        OutgoingMessage.ForSqs<Value, SystemValue>(null, static _ => throw new InvalidOperationException(), system, static t => new SystemValue(t)).Write(_activity);

        Assert.Single(system);
    }

    [Fact]
    public void Without_an_activity_the_message_is_unchanged()
    {
        var headers = new Dictionary<string, string> { ["traceparent"] = "theirs", ["tracestate"] = "theirs" };

        new OutgoingMessage(headers).Write(null);

        Assert.Equal(["theirs", "theirs"], headers.Values);
    }

    public void Dispose() => _activity.Dispose();

    private sealed record Value(string Text);

    private sealed record SystemValue(string Text);
}
