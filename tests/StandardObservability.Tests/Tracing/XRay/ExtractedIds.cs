using System.Diagnostics;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.XRay;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay;

/// <summary>The ids and the decision that a context has, for comparison.</summary>
internal readonly record struct ExtractedIds(string? TraceParent, string? TraceIdOnly = null, bool IsSamplingDeferred = false)
{
    public static ExtractedIds FromHeader(string? header) => From(XRayTraceHeader.Parse(header));

    /// <summary>Reads the context as a request and as a message do, and checks that both get the same.</summary>
    public static ExtractedIds From(in ExtractedContext context)
    {
        var ids = new ExtractedIds(context.ToTraceParent(), context.HasOnlyTraceId ? context.ToTraceId().ToHexString() : null, context.IsSamplingDeferred);
        ActivityContext.TryParse(ids.TraceParent, null, isRemote: true, out var parent);
        if (context.ToParent() != parent || context.HasParent != (ids.TraceParent is not null) || context.HasOnlyTraceId != (ids.TraceIdOnly is not null))
        {
            Assert.Fail($"{ids} to a request, {context.ToParent().TraceId} {context.ToParent().SpanId} to a message");
        }

        return ids;
    }
}
