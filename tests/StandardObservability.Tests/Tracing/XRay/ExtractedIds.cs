using System.Diagnostics;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.XRay;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay;

/// <summary>What a header says, in the words of those who ask.</summary>
internal readonly record struct ExtractedIds(string? TraceParent, string? TraceAlone = null, bool IsUndecided = false)
{
    public static ExtractedIds FromHeader(string? header) => From(XRayTraceHeader.Parse(header));

    /// <summary>A request and a message ask in different ways and are told the same.</summary>
    public static ExtractedIds From(in ExtractedContext context)
    {
        var said = new ExtractedIds(context.ToTraceParent(), context.HasOnlyTraceId ? context.ToTraceId().ToHexString() : null, context.IsSamplingDeferred);
        ActivityContext.TryParse(said.TraceParent, null, isRemote: true, out var parent);
        if (context.ToParent() != parent || context.HasParent != (said.TraceParent is not null) || context.HasOnlyTraceId != (said.TraceAlone is not null))
        {
            Assert.Fail($"{said} to a request, {context.ToParent().TraceId} {context.ToParent().SpanId} to a message");
        }

        return said;
    }
}
