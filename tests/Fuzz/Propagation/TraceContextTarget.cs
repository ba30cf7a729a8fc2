using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Tracing.Messages;

namespace Fuzz.Propagation;

/// <summary>Extracts context from the headers of a request or message, and injects it into another.</summary>
internal sealed class TraceContextTarget : TextTarget
{
    private static readonly string[] Fields = ["traceparent", "tracestate", "baggage", "X-Amzn-Trace-Id"];

    public override string Name => "trace-context";

    public override string Invariant => "what is injected is printable ASCII, and is extracted again with the same ids and baggage and the start of the state";

    public override IEnumerable<string> Words =>
        ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "congo=t61rcWkgMzE", ",", ";", "=", "%20", "%", "%c3%a9", "@", "Root=1-5759e988-bd862e3fe1be46a994272793"];

    protected override IEnumerable<string> Texts =>
    [
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\ncongo=t61rcWkgMzE,rojo=00f067aa0ba902b7\nuser=al%20ice;prop=1,tier = gold",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00-extra\na@b=1\nkey=%C3%A9,k2=,=v",
        "\n\nuser=alice\nRoot=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=?",
        "\n\n\nRoot=1-5759e988-bd862e3fe1be46a994272793",
    ];

    protected override void Run(string text)
    {
        var headers = Fields.Zip(Lines(text, Fields.Length)).Where(static f => f.Second.Length > 0).ToDictionary(static f => f.First, static f => f.Second);
        var context = MessageContext.Extract(new ReceivedMessage(null, headers));
        if (context.Extracted.HasOnlyTraceId)
        {
            Check.That(context.Extracted.ToTraceId() != default && context.Parent == default);
        }

        if (context.Parent == default)
        {
            return;
        }

        Check.That(context.Parent.TraceId != default && context.Parent.SpanId != default);
        using var activity = new Activity("fuzz").SetParentId(context.Parent.TraceId, context.Parent.SpanId, context.Parent.TraceFlags);
        activity.TraceStateString = context.Parent.TraceState;
        activity.Start();
        context.AddBaggageTo(activity);
        try
        {
            CheckInjected(activity);
        }
        finally
        {
            Baggage.Current = default;
        }
    }

    private static void CheckInjected(Activity activity)
    {
        var injected = new Dictionary<string, string>();
        MessageContext.Inject(activity, new OutgoingMessage(injected));
        foreach (var value in injected.Values)
        {
            Check.IsHeaderValue(value);
        }

        var again = MessageContext.Extract(new ReceivedMessage(null, injected));
        Check.Equal(activity.Context.TraceId, again.Parent.TraceId);
        Check.Equal(activity.Context.SpanId, again.Parent.SpanId);

        // .NET injects the members before the first that it does not accept.
        Check.That((activity.TraceStateString ?? string.Empty).StartsWith(again.Parent.TraceState ?? string.Empty, StringComparison.Ordinal), again.Parent.TraceState);
        var before = Baggage.Current.GetBaggage();
        Baggage.Current = default;
        using var receiver = new Activity("receiver");
        again.AddBaggageTo(receiver);
        Check.Equal(Show(before), Show(Baggage.Current.GetBaggage()));
    }

    /// <summary>The members that have a value; others are not injected.</summary>
    private static string Show(IReadOnlyDictionary<string, string> baggage)
        => string.Join(',', baggage.Where(static b => b.Value.Length > 0).OrderBy(static b => b.Key, StringComparer.Ordinal).Select(static b => $"{b.Key}={b.Value}"));
}
