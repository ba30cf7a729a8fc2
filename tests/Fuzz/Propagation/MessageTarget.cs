using System.Text.Json;
using StandardObservability.Tracing.Messages;

namespace Fuzz.Propagation;

/// <summary>Reads the body of a message of SNS, and its attributes.</summary>
internal sealed class MessageTarget : TextTarget
{
    private const int MaxLength = 8 * 1024;
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    public override string Name => "message";

    public override string Invariant => "any body is read without an exception; a text in an attribute is read unchanged, or not at all beyond 8 kB";

    public override IEnumerable<string> Words =>
        ["\"Type\"", "\"Notification\"", "\"MessageAttributes\"", "\"Value\"", "\"traceparent\"", "\"AWSTraceHeader\"", "\\ud800", "\\u0000", "{", "}", "[", "null", TraceParent];

    protected override IEnumerable<string> Texts =>
    [
        $$$$"""{"Type":"Notification","Message":"x","MessageAttributes":{"traceparent":{"Type":"String","Value":"{{{{TraceParent}}}}"},"baggage":{"Type":"String","Value":"a=b"}}}""",
        """{"Type":"Notification","MessageAttributes":{"\ud800":{"Value":"\udc00"},"AWSTraceHeader":{"Value":"Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8"}}}""",
        """{"Type":"Notification","MessageAttributes":[1,{"Value":null}]}""",
        TraceParent,
    ];

    protected override void Run(string text)
    {
        var message = Receive(text);
        var context = MessageContext.Extract(message);
        Check.That(context.Parent == default || context.Parent.IsRemote);

        var wrapped = EscapedText.ToWellFormed(text);
        var body = JsonSerializer.Serialize(new { Type = "Notification", MessageAttributes = new { note = new { Type = "String", Value = wrapped } } });
        Check.Equal(wrapped.Length <= MaxLength ? wrapped : null, Receive(body).Find("note"));
    }

    private static ReceivedMessage Receive(string body)
        => ReceivedMessage.FromSqs<string>("id", null, static t => t, new Dictionary<string, string> { ["AWSTraceHeader"] = body }, body);
}
