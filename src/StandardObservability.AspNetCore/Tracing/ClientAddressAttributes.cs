using Microsoft.Extensions.Options;
using OpenTelemetry.Instrumentation.AspNetCore;
using StandardObservability.AspNetCore.Logging;
using StandardObservability.Conventions;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Adds the address of the client to server spans when <c>Observability:ClientAddress</c> is set.</summary>
/// <remarks>
/// Source: OpenTelemetry semantic conventions, "HTTP spans". The peer is read when the request begins, the client when the response ends:
/// <c>UseForwardedHeaders</c> replaces the address in between. X-Ray's <c>client_ip</c> comes from them.
/// </remarks>
internal sealed class ClientAddressAttributes(HostSettings settings) : IPostConfigureOptions<AspNetCoreTraceInstrumentationOptions>
{
    public void PostConfigure(string? name, AspNetCoreTraceInstrumentationOptions options)
    {
        if (!settings.Options.ClientAddress)
        {
            return;
        }

        var (requests, responses) = (options.EnrichWithHttpRequest, options.EnrichWithHttpResponse);
        options.EnrichWithHttpRequest = (activity, request) =>
        {
            activity.SetTag(AttributeNames.NetworkPeerAddress, ClientAddress.Find(request.HttpContext));
            requests?.Invoke(activity, request);
        };
        options.EnrichWithHttpResponse = (activity, response) =>
        {
            activity.SetTag(AttributeNames.ClientAddress, ClientAddress.Find(response.HttpContext));
            responses?.Invoke(activity, response);
        };
    }
}
