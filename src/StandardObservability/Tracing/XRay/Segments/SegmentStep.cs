using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Processors;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>
/// Adds, when a span ends, the attributes from which AWS's collector takes the name and the type of its X-Ray segment. Without them a worker
/// has no node in the trace map, and each HTTP method and SQL statement has one.
/// </summary>
/// <remarks>
/// Attributes that are present are not changed. It runs after redaction, so copies are redacted too. The whole list and its reasons:
/// docs/adr/0021-attributes-for-x-ray.md.
/// </remarks>
internal sealed class SegmentStep(bool? isEnabled, RemoteNames names) : SpanStep
{
    private SegmentResource? _resource;

    public override void End(Activity span, BaseProvider? provider)
    {
        _resource ??= SegmentResource.Read(provider?.GetResource(), isEnabled);
        if (_resource.IsEnabled)
        {
            Describe(span, _resource);
        }
    }

    private void Describe(Activity span, SegmentResource resource)
    {
        if (span.Kind == ActivityKind.Server)
        {
            ServerSegment.Describe(span, resource);
            return;
        }

        var isCall = span.Kind != ActivityKind.Internal;
        if (isCall)
        {
            DescribeCall(span, resource);
        }

        // A span without a local parent is the first of this service in the trace, and becomes the service's node.
        if (span.Parent is null && (!isCall || resource.CanSplitCalls) && span.GetTagItem(XRayAttributeNames.SpanKind) is null)
        {
            span.AddTag(XRayAttributeNames.SpanKind, XRayAttributeNames.LocalRoot);
            span.SetTag(XRayAttributeNames.LocalService, span.GetTagItem(XRayAttributeNames.LocalService) ?? resource.ServiceName);
            span.SetTag(XRayAttributeNames.LocalOperation, span.GetTagItem(XRayAttributeNames.LocalOperation) ?? span.DisplayName);
        }
    }

    private void DescribeCall(Activity span, SegmentResource resource)
    {
        var call = RemoteCall.Read(span);
        if (call.IsAwsSdk || call.RemoteService is not null)
        {
            return;
        }

        if (call.DatabaseSystem is not null)
        {
            DatabaseSegment.Describe(span, in call, names);
        }
        else if (span.Kind == ActivityKind.Consumer && span.Parent is not null)
        {
            // Exporters since 0.141 make a segment of it, named by the operation.
            span.SetTag(XRayAttributeNames.PeerService, call.PeerService ?? resource.ServiceName);
        }
        else if (call.PeerService is null && names.Find(in call) is { } name)
        {
            span.AddTag(XRayAttributeNames.RemoteService, name);
        }
    }
}
