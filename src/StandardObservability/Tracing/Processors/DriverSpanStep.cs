using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Conventions.Tracing.Calls;

namespace StandardObservability.Tracing.Processors;

/// <summary>Exports one span of a statement when Entity Framework Core's instrumentation and the database driver both create one.</summary>
/// <remarks>
/// The driver's span is below that of Entity Framework Core, which can have other children, so the driver's is dropped. Its exception is
/// copied: the instrumentation records none. After a success the driver's span ends last, when the other one must not be changed.
/// </remarks>
internal sealed class DriverSpanStep : SpanStep
{
    public override void End(Activity span, BaseProvider? provider)
    {
        if (span is not { Kind: ActivityKind.Client, Parent: { IsAllDataRequested: true, Source.Name: InstrumentationSourceNames.EntityFrameworkCore } command }
            || (span.GetTagItem(DatabaseAttributeNames.QueryText) ?? span.GetTagItem(XRayAttributeNames.DbStatement)) is null)
        {
            return;
        }

        if (span.Status == ActivityStatusCode.Error && !command.IsStopped)
        {
            CopyFailure(span, command);
        }

        span.IsAllDataRequested = false;
        span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    private static void CopyFailure(Activity driver, Activity command)
    {
        command.SetTag(DatabaseAttributeNames.ResponseStatusCode, driver.GetTagItem(DatabaseAttributeNames.ResponseStatusCode));
        foreach (ref readonly var e in driver.EnumerateEvents())
        {
            command.AddEvent(e);
        }
    }
}
