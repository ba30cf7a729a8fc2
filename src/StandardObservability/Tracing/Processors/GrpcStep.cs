using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Conventions.Tracing.Calls;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.Processors;

/// <summary>Makes one client span of a gRPC call, and gives client and server spans the attributes and the status of the call.</summary>
/// <remarks>
/// gRPC's client creates an activity of its own around that of its HTTP request, whose status is 200 also when the call fails. The HTTP
/// activity is not exported; <see cref="GrpcClientActivity"/> writes the ids of gRPC's into the headers.
/// </remarks>
internal sealed class GrpcStep : SpanStep
{
    public override void Start(Activity span)
    {
        if (span is { Kind: ActivityKind.Client, Parent: { } parent, Source.Name: ActivitySourceNames.HttpClient } && GrpcClientActivity.Is(parent))
        {
            // It keeps its sampled flag, for a propagator that writes its ids.
            span.IsAllDataRequested = false;
        }
    }

    public override void End(Activity span, BaseProvider? provider)
    {
        if ((span.Kind == ActivityKind.Server || GrpcClientActivity.Is(span)) && span.GetTagItem(GrpcTagNames.Method) is string method)
        {
            Describe(span, method.TrimStart('/'));
        }
    }

    private static void Describe(Activity span, string method)
    {
        span.DisplayName = method;
        span.SetTag(RpcAttributeNames.SystemName, RpcAttributeNames.Grpc).SetTag(RpcAttributeNames.Method, method).SetTag(GrpcTagNames.Method, null);
        if (span.GetTagItem(GrpcTagNames.StatusCode) is not string code)
        {
            return;
        }

        var name = GrpcStatusCodes.Name(code);
        span.SetTag(RpcAttributeNames.ResponseStatusCode, name).SetTag(GrpcTagNames.StatusCode, null);
        if (span.Kind == ActivityKind.Server ? GrpcStatusCodes.IsServerError(code) : GrpcStatusCodes.IsClientError(code))
        {
            span.SetTag(AttributeNames.ErrorType, name).SetStatus(ActivityStatusCode.Error, span.StatusDescription);
        }
    }
}
