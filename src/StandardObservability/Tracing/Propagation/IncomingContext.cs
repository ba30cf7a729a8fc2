using System.Diagnostics;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Propagation;

/// <summary>What a request or message says about the trace it belongs to.</summary>
/// <param name="TraceParent">The trace and the span that called, as a <c>traceparent</c>.</param>
/// <param name="TraceState">What came with it.</param>
/// <param name="Root">The trace id alone, where no span is named.</param>
/// <param name="IsUndecided">Whether a span is named and nothing said about sampling; the flags of <paramref name="TraceParent"/> mean nothing then.</param>
internal readonly record struct IncomingContext(string? TraceParent, string? TraceState = null, string? Root = null, bool IsUndecided = false)
{
    /// <summary>Leaves what a <c>traceparent</c> cannot say where the activity's id and its sampler find it.</summary>
    public void Park()
    {
        if (Root is not null)
        {
            PendingRoot.Park(Root);
        }
        else if (IsUndecided && ActivityContext.TryParse(TraceParent, null, out var parent))
        {
            UndecidedParent.Park(parent);
        }
    }
}
