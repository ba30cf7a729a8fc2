using System.Diagnostics;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.XRay;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay;

/// <summary>What a header says, in the words of those who ask.</summary>
internal readonly record struct Said(string? TraceParent, string? TraceAlone = null, bool IsUndecided = false)
{
    public static Said By(string? header) => Of(XRayTraceHeader.Read(header));

    /// <summary>A request and a message ask in different ways and are told the same.</summary>
    public static Said Of(in IncomingContext context)
    {
        var said = new Said(context.ToTraceParent(), context.NamesTraceAlone ? context.ToTraceIdAlone().ToHexString() : null, context.IsUndecided);
        ActivityContext.TryParse(said.TraceParent, null, isRemote: true, out var parent);
        if (context.ToParent() != parent || context.NamesSpan != (said.TraceParent is not null) || context.NamesTraceAlone != (said.TraceAlone is not null))
        {
            Assert.Fail($"{said} to a request, {context.ToParent().TraceId} {context.ToParent().SpanId} to a message");
        }

        return said;
    }
}
