using System.Diagnostics;
using Microsoft.Extensions.Options;
using OpenTelemetry.Instrumentation.AspNetCore;
using StandardObservability.AspNetCore.Metrics;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Describes the error of a server span by the message of a gRPC call that failed in the service.</summary>
internal sealed class GrpcServerStatus : IPostConfigureOptions<AspNetCoreTraceInstrumentationOptions>
{
    public void PostConfigure(string? name, AspNetCoreTraceInstrumentationOptions options)
    {
        var enrich = options.EnrichWithHttpResponse;
        options.EnrichWithHttpResponse = (activity, response) =>
        {
            if (GrpcCall.HasFailed(response.HttpContext))
            {
                activity.SetStatus(ActivityStatusCode.Error, GrpcCall.FindMessage(response.HttpContext));
            }

            enrich?.Invoke(activity, response);
        };
    }
}
