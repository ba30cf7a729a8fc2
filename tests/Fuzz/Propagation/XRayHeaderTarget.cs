using System.Diagnostics;
using StandardObservability.Tracing.XRay;

namespace Fuzz.Propagation;

/// <summary>Parses <c>X-Amzn-Trace-Id</c>.</summary>
internal sealed class XRayHeaderTarget : TextTarget
{
    private const string Root = "Root=1-5759e988-bd862e3fe1be46a994272793";
    private const string Parent = "Parent=53995c3f42cd8ad8";

    public override string Name => "xray-header";

    public override string Invariant => "ids are valid and contained in the header; formatting and parsing them gives the same ids";

    public override IEnumerable<string> Words => ["Root=", "1-5759e988-bd862e3fe1be46a994272793", "Parent=", "53995c3f42cd8ad8", "Sampled=", "Self=", ";", ",", "?"];

    protected override IEnumerable<string> Texts =>
    [
        $"{Root};{Parent};Sampled=1",
        $"{Root};{Parent};Sampled=?",
        $"Sampled=0;{Parent};{Root};Lineage=a87bd80c:0,68fd508a:5",
        "Self=1-67891233-12456789abcdef012345678;Root=1-67891233-abcdef012345678912345678",
        $"{Root}, {Root};{Parent}",
        $" root= {Root[5..]} ; parent={Parent[7..]}",
    ];

    protected override void Run(string text)
    {
        var context = XRayTraceHeader.Parse(text);
        var traceParent = context.ToTraceParent();
        Check.Equal(context.HasParent, traceParent is not null);
        if (traceParent is not null)
        {
            CheckParent(text, traceParent, context.ToParent());
        }
        else if (context.HasOnlyTraceId)
        {
            CheckContainsTrace(text, context.ToTraceId());
            Check.Equal(default, context.ToParent());
        }

        if (XRayTraceHeader.TryParseUsual(text, out _))
        {
            Check.Equal(traceParent, XRayTraceHeader.Parse(";" + text).ToTraceParent());
        }
    }

    private static void CheckParent(string header, string traceParent, ActivityContext parent)
    {
        Check.That(ActivityContext.TryParse(traceParent, null, isRemote: true, out var parsed), traceParent);
        Check.Equal(parsed, parent);
        CheckContainsTrace(header, parent.TraceId);
        Check.That(header.Contains(parent.SpanId.ToHexString(), StringComparison.Ordinal));
        var formatted = XRayTraceHeader.Format(parent.TraceId, parent.SpanId, parent.TraceFlags == ActivityTraceFlags.Recorded);
        Check.Equal(traceParent, XRayTraceHeader.Parse(formatted).ToTraceParent());
    }

    private static void CheckContainsTrace(string header, ActivityTraceId id)
    {
        var digits = id.ToHexString();
        Check.That(digits.AsSpan().ContainsAnyExcept('0'));
        Check.That(header.Contains($"1-{digits[..8]}-{digits[8..]}", StringComparison.Ordinal));
    }
}
