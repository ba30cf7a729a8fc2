using System.Diagnostics;
using System.Text.Json;
using CsCheck;
using StandardObservability.Tracing.Messages;
using Xunit;

namespace StandardObservability.Tests.Tracing.Messages;

public sealed class ReceivedMessageTests
{
    private const string Trace = "5759e988bd862e3fe1be46a994272793";
    private const string Parent = "53995c3f42cd8ad8";
    private const string TraceParent = $"00-{Trace}-{Parent}-01";
    private const string XRay = $"Root=1-0af76519-16cd43dd8448eb211c80319c;Parent={Parent};Sampled=1";

    private static readonly string[] Names = ["traceparent", "tracestate", "baggage", "X-Amzn-Trace-Id", "AWSTraceHeader", "other"];
    private static readonly string[] Pieces = [TraceParent, XRay, "Root=1-5759e988-bd862e3fe1be46a994272793", "a=b", ",", ";", "=", "00-", "%zz", "\ud800", "é", "\0", "", new string('x', 9_000)];

    [Fact]
    public void A_message_sent_to_sqs_is_read_from_its_attributes_before_its_system_attributes()
    {
        var message = ReceivedMessage.FromSqs("1", new Dictionary<string, Value> { ["traceparent"] = new(TraceParent) }, static v => v.Text, new Dictionary<string, string> { ["AWSTraceHeader"] = XRay });

        Assert.Equal((Trace, "1"), (MessageContext.Extract(message).Parent.TraceId.ToHexString(), message.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_message_without_w3c_attributes_is_read_from_the_trace_header(bool hasAttributes)
    {
        var message = ReceivedMessage.FromSqs("1", hasAttributes ? new Dictionary<string, Value> { ["traceparent"] = new(null) } : null, static v => v.Text, new Dictionary<string, string> { ["AWSTraceHeader"] = XRay });

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", MessageContext.Extract(message).Parent.TraceId.ToHexString());
    }

    [Fact]
    public void A_message_that_sns_wrapped_is_read_from_its_body()
    {
        var body = JsonSerializer.Serialize(new
        {
            Type = "Notification",
            Message = "{}",
            MessageAttributes = new Dictionary<string, object> { ["traceparent"] = new { Type = "String", Value = TraceParent }, ["other"] = new { Type = "Binary" } },
        });
        var message = ReceivedMessage.FromSqs<Value>("1", null, static v => v.Text, new Dictionary<string, string> { ["AWSTraceHeader"] = XRay }, body);

        Assert.Equal(Trace, MessageContext.Extract(message).Parent.TraceId.ToHexString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"MessageAttributes\"")]
    [InlineData("{\"MessageAttributes\":")]
    [InlineData("[\"MessageAttributes\"]")]
    [InlineData("{\"Type\":\"Notification\",\"MessageAttributes\":7}")]
    [InlineData("{\"Type\":7,\"MessageAttributes\":{}}")]
    [InlineData("{\"Type\":\"Notification\",\"MessageAttributes\":{\"traceparent\":\"00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01\"}}")]
    [InlineData("{\"Type\":\"Notification\",\"MessageAttributes\":{\"traceparent\":{\"Value\":\"\\ud800\"}}}")]
    [InlineData("{\"Type\":\"Order\",\"MessageAttributes\":{\"traceparent\":{\"Value\":\"00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01\"}}}")]
    public void Any_other_body_is_not_read(string body)
    {
        var message = ReceivedMessage.FromSqs<Value>("1", null, static v => v.Text, new Dictionary<string, string> { ["AWSTraceHeader"] = XRay }, body);

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", MessageContext.Extract(message).Parent.TraceId.ToHexString());
    }

    [Fact]
    public void Headers_that_cannot_be_read_are_treated_as_missing()
    {
        Assert.Equal(default, MessageContext.Extract(new ReceivedMessage("1", static _ => throw new InvalidOperationException())).Parent);
        Assert.Equal(default, MessageContext.Extract(new ReceivedMessage("1", headers: null)).Parent);
    }

    [Fact]
    public void No_header_makes_it_throw_and_a_context_that_is_extracted_is_valid()
        => Gen.Select(Gen.Int[0, Names.Length - 1], Gen.Int[0, Pieces.Length - 1].Array[0, 6]).Array[0, 6].Sample(
            static headers =>
            {
                var map = new Dictionary<string, string>();
                foreach (var (name, pieces) in headers)
                {
                    map[Names[name]] = string.Concat(pieces.Select(static i => Pieces[i]));
                }

                var context = MessageContext.Extract(new ReceivedMessage("1", map));
                using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).Start();
                context.AddBaggageTo(activity);
                return context.Parent == default || (context.Parent.SpanId != default && context.Parent.IsRemote && !context.Extracted.HasOnlyTraceId);
            },
            iter: 20_000);

    private sealed record Value(string? Text);
}
